import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { projectCall, readProject, writeProject } from "~/api/projects/project-resource.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  return readProject(projectCall(args.request, user.id, args.params.projectId));
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return writeProject(projectCall(args.request, user.id, args.params.projectId));
}
