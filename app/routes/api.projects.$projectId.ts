import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readProject, requireProjectId, writeProject } from "~/api/projects/project-resource.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const projectId = requireProjectId(args.request, args.params.projectId);
  return readProject(args.request, user.id, projectId);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const projectId = requireProjectId(args.request, args.params.projectId);
  return writeProject(args.request, user.id, projectId);
}
