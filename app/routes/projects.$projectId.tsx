import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  useActionData,
  useLoaderData,
  useSearchParams,
} from "@remix-run/react";
import { requireUser } from "~/auth/require-user.server";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal, loadUnlessRefused } from "~/http/refusal";
import { invalidForm, notFound } from "~/http/responses";
import { deleteProject } from "~/projects/delete-project.server";
import { ConfirmDeleting, EditProject, ProjectTitle } from "~/projects/pages/edit-project";
import { projectId } from "~/projects/project-fields";
import { projectForm } from "~/projects/project-form";
import { changeProject } from "~/projects/projects.server";
import { missing } from "~/scope/missing.server";
import { changeList } from "~/todos/pages/change-list.server";
import { ListPage } from "~/todos/pages/list-page";
import { tabTitle } from "~/saved-views/open-view";
import { loadList } from "~/todos/pages/load-list.server";
import { pathOf } from "~/todos/views/views";
import { withUndo } from "~/undo/undo-address";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: tabTitle(data?.project.name ?? "Project", data?.list) },
];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const id = idOf(args);
  const list = await loadList({ projectId: id }, args.request, user);
  const project = list.counts.projects.find((project) => project.id === id);
  if (!project) throw await missing(args.request, user.id, "project", id);
  return { list, project };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const user = await requireUser(args);
  const id = idOf(args);
  const fields = await formFields(request);
  const form = projectForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);

  switch (form.data.intent) {
    case "save-project":
    case "set-archived": {
      const { intent: _intent, ...changes } = form.data;
      const changed = await changeProject(user.id, id, changes);
      if (!changed) throw await missing(request, user.id, "project", id);
      return redirect(pathOf({ projectId: id }));
    }
    case "delete-project": {
      const deleted = await deleteProject(user.id, id, form.data.todos);
      if (!deleted) throw await missing(request, user.id, "project", id);
      return redirect(withUndo("/projects", deleted.undoId));
    }
    default:
      return changeList({ projectId: id }, request, user, form.data);
  }
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function ProjectPage() {
  const { list, project } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action | typeof clientAction>();
  const [params] = useSearchParams();
  const sentBack = answer && "errors" in answer ? answer : undefined;
  const isAboutProject = sentBack?.values.intent === "save-project";
  const edited = isAboutProject ? { values: sentBack.values, errors: sentBack.errors } : {};
  return (
    <ListPage
      title={<ProjectTitle project={project} />}
      note={project.archived ? "Archived" : undefined}
      list={list}
      answer={isAboutProject ? undefined : answer}
    >
      {params.get("ask") === "delete" ? (
        <ConfirmDeleting project={project} />
      ) : (
        <EditProject project={project} {...edited} />
      )}
    </ListPage>
  );
}

function idOf({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">): string {
  const id = projectId.safeParse(params.projectId);
  if (!id.success) throw notFound(request);
  return id.data;
}
