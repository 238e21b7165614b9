import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readView, requireViewId, writeView } from "~/api/views/view-resource.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  requireViewId(args.request, args.params.viewId);
  return readView(args.request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const viewId = requireViewId(args.request, args.params.viewId);
  return writeView(args.request, user.id, viewId);
}
