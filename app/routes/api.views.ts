import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { addView, readViews } from "~/api/views/view-collection.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  return readViews(args.request, user.id);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return addView(args.request, user.id);
}
