import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readMove, writeMove } from "~/api/order/thing-move.server";
import { viewCall } from "~/api/views/view-resource.server";
import { requireUser } from "~/auth/require-user.server";
import { moveSavedView } from "~/saved-views/saved-views.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const { request } = viewCall(args.request, user.id, args.params.viewId);
  return readMove(request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return writeMove(viewCall(args.request, user.id, args.params.viewId), moveSavedView);
}
