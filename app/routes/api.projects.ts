import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { addProject, readProjects } from "~/api/projects/project-collection.server";
import { requireUser } from "~/auth/require-user.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  return readProjects(args.request, user.id);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  return addProject(args.request, user.id);
}
