import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { viewCall, readView, writeView } from "~/api/views/view-resource.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  return readView(viewCall(args.request, user.id, args.params.viewId));
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return writeView(viewCall(args.request, user.id, args.params.viewId));
}
