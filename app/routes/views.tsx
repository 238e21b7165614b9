import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type ClientActionFunctionArgs, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "~/auth/require-user.server";
import { AppShell } from "~/components/app-shell";
import { RefusalAlert } from "~/components/refusal-alert";
import { formFields } from "~/http/form-fields";
import { answerOrRefusal, loadUnlessRefused, refusalIn } from "~/http/refusal";
import { formErrors, invalidForm } from "~/http/responses";
import { viewsForm } from "~/saved-views/saved-view-fields";
import {
  changeSavedView,
  createSavedView,
  deleteSavedView,
  moveSavedView,
  type SavedView,
  TOO_MANY_VIEWS,
} from "~/saved-views/saved-views.server";
import { SaveView } from "~/saved-views/save-view";
import { pathOfView } from "~/saved-views/view-path";
import { ViewRows } from "~/saved-views/view-rows";
import { missing } from "~/scope/missing.server";
import { momentIn } from "~/todos/due/moment.server";
import { formOnce, oncePerKey } from "~/todos/once.server";
import { readCounts } from "~/todos/views/read-lists.server";

export const meta: MetaFunction = () => [{ title: "Saved views · Ownlist" }];

export async function loader(args: LoaderFunctionArgs) {
  const { id, name, email, timeZone } = await requireUser(args);
  return { user: { name, email }, counts: await readCounts(id, momentIn(timeZone)) };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const user = await requireUser(args);
  const fields = await formFields(request);
  const form = viewsForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);

  if (form.data.intent === "create-view") {
    const { name, query, key } = form.data;
    const once = formOnce(key, { view: name, query });
    const made = await oncePerKey(user.id, once, (tx) => createSavedView(user.id, { name, query }, tx));
    if (made.outcome === "answered" && !made.answer)
      return formErrors({ name: [TOO_MANY_VIEWS] }, fields, 422);
    return redirect(pathOfView({ query }));
  }
  const { viewId } = form.data;
  const changed = await changeView(user.id, form.data);
  if (!changed) throw await missing(request, user.id, "view", viewId);
  return redirect("/views");
}

type Change =
  | { intent: "rename-view"; viewId: string; name: string }
  | { intent: "move-view"; viewId: string; direction: "up" | "down" }
  | { intent: "delete-view"; viewId: string };

function changeView(userId: string, change: Change): Promise<SavedView | null> {
  switch (change.intent) {
    case "rename-view":
      return changeSavedView(userId, change.viewId, { name: change.name });
    case "move-view":
      return moveSavedView(userId, change.viewId, change.direction);
    case "delete-view":
      return deleteSavedView(userId, change.viewId);
  }
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function ViewsPage() {
  const { user, counts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action | typeof clientAction>();
  const sentBack = answer && "errors" in answer ? answer : undefined;
  const error = Object.values(sentBack?.errors ?? {})[0]?.[0];
  const toSave = sentBack?.values.query ? sentBack.values : undefined;
  const renamed = sentBack?.errors.name && counts.views.find(({ id }) => id === sentBack.values.viewId);
  return (
    <AppShell user={user} counts={counts}>
      <header className="top">
        <h1 id="views">Saved views</h1>
      </header>
      <div role="alert">
        <RefusalAlert refusal={refusalIn(answer)} />
        {error && !renamed && !toSave && <p className="error">{error}</p>}
      </div>
      {toSave && <SaveView query={toSave.query!} newKey={toSave.key!} sentBack={sentBack} />}
      {counts.views.length > 0 ? (
        <ViewRows
          views={counts.views}
          projects={counts.projects}
          wrong={renamed && { viewId: renamed.id, typed: sentBack.values.name, error }}
        />
      ) : (
        <p className="empty">
          No saved views yet. <Link to="/todos">Filter or sort a list</Link>, then save it under a name.
        </p>
      )}
    </AppShell>
  );
}
