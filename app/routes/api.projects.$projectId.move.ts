import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readMove, writeMove } from "~/api/order/thing-move.server";
import { projectCall } from "~/api/projects/project-resource.server";
import { requireUser } from "~/auth/require-user.server";
import { moveProject } from "~/projects/projects.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const { request } = projectCall(args.request, user.id, args.params.projectId);
  return readMove(request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return writeMove(projectCall(args.request, user.id, args.params.projectId), moveProject);
}
