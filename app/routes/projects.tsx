import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ClientActionFunctionArgs, Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { uuidv7 } from "uuidv7";
import { requireUser } from "~/auth/require-user.server";
import { AppShell } from "~/components/app-shell";
import { RefusalAlert } from "~/components/refusal-alert";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal, loadUnlessRefused, refusalIn } from "~/http/refusal";
import { formErrors, invalidForm } from "~/http/responses";
import { NewProject } from "~/projects/pages/new-project";
import { ProjectRows } from "~/projects/pages/project-rows";
import { projectsForm } from "~/projects/project-form";
import { changeProject, createProject, moveProject, TOO_MANY } from "~/projects/projects.server";
import { missing } from "~/scope/missing.server";
import { momentIn } from "~/todos/due/moment.server";
import { formOnce, oncePerKey } from "~/todos/once.server";
import { readBeside } from "~/todos/views/read-lists.server";
import { undoIdIn } from "~/undo/undo-address";
import { undoOffer } from "~/undo/undo-offer";
import { UndoToast } from "~/undo/undo-toast";

export const meta: MetaFunction = () => [{ title: "Projects · Ownlist" }];

export async function loader(args: LoaderFunctionArgs) {
  const { id, name, email, timeZone } = await requireUser(args);
  const { url } = args.request;
  const { counts, undo } = await readBeside(id, momentIn(timeZone), undoIdIn(url));
  return { user: { name, email }, counts, undo: undo && undoOffer(undo, url), newKey: uuidv7() };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const user = await requireUser(args);
  const fields = await formFields(request);
  const form = projectsForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);

  switch (form.data.intent) {
    case "create-project": {
      const { name, color, key } = form.data;
      const once = formOnce(key, { project: name, color });
      const made = await oncePerKey(user.id, once, (tx) => createProject(user.id, { name, color }, tx));
      if (made.outcome === "answered" && !made.answer) return formErrors({ name: [TOO_MANY] }, fields, 422);
      break;
    }
    case "move-project": {
      const { projectId, direction } = form.data;
      const moved = await moveProject(user.id, projectId, direction);
      if (!moved) throw await missing(request, user.id, "project", projectId);
      break;
    }
    case "set-archived": {
      const { projectId, archived } = form.data;
      const changed = await changeProject(user.id, projectId, { archived });
      if (!changed) throw await missing(request, user.id, "project", projectId);
      break;
    }
  }
  return redirect("/projects");
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function ProjectsPage() {
  const { user, counts, undo, newKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action | typeof clientAction>();
  const sentBack = answer && "errors" in answer ? answer : undefined;
  const active = counts.projects.filter(({ archived }) => !archived);
  const archived = counts.projects.filter(({ archived }) => archived);
  return (
    <AppShell user={user} counts={counts}>
      <header className="top">
        <h1 id="projects">Projects</h1>
      </header>
      <p className="elsewhere">
        <Link to="/todos">All</Link>
        <Link to="/todos/completed">Completed</Link>
        <Link to="/tags">Tags</Link>
        <Link to="/todos/trash">Trash</Link>
        <Link to="/views">Saved views</Link>
      </p>
      <div role="alert">
        <RefusalAlert refusal={refusalIn(answer)} />
      </div>
      <NewProject newKey={newKey} values={sentBack?.values} errors={sentBack?.errors} />
      {active.length > 0 ? (
        <ProjectRows labelledBy="projects" projects={active} />
      ) : (
        <p className="empty">No projects yet. Name one above, such as Home, and put todos into it.</p>
      )}
      {archived.length > 0 && (
        <section className="todos-section">
          <h2 id="archived">Archived</h2>
          <ProjectRows labelledBy="archived" projects={archived} />
        </section>
      )}
      <UndoToast offer={undo} as={Form} />
    </AppShell>
  );
}
