import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  replace,
} from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  isRouteErrorResponse,
  Link,
  useActionData,
  useLoaderData,
  useRouteError,
  useSearchParams,
} from "@remix-run/react";
import { requireUser } from "~/auth/require-user.server";
import { AppShell } from "~/components/app-shell";
import { RouteError } from "~/components/route-error";
import { formFields } from "~/http/form-fields";
import { invalidForm, notFound } from "~/http/responses";
import { languageOf } from "~/http/language.server";
import { listTimeZones } from "~/time-zones";
import { dateWords } from "~/todos/due/due-words.server";
import { momentIn } from "~/todos/due/moment.server";
import { DeletedMeanwhile, deletedMeanwhile } from "~/todos/edit/deleted-meanwhile";
import { EditTodo } from "~/todos/edit/edit-todo";
import { saveEdit } from "~/todos/edit/save-edit.server";
import { todoPageForm } from "~/todos/edit/todo-page-form";
import { TodoHeading, TodoState, usePendingCompleted } from "~/todos/edit/todo-state";
import { missingTodo } from "~/todos/missing-todo.server";
import { answerOrRefusal, loadUnlessRefused, refusalIn } from "~/http/refusal";
import { todoId } from "~/todos/todo-fields";
import { setTodoCompleted } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { readTodo } from "~/todos/views/read-lists.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.todo.title ?? "Todo"} · Ownlist` },
];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const id = idOf(args);
  const moment = momentIn(user.timeZone);
  const { todo, counts } = await readTodo(user.id, id, moment);
  if (!todo) throw await missingTodo(args.request, user.id, id);
  return {
    user: { name: user.name, email: user.email },
    counts,
    todo,
    due: dateWords(moment, languageOf(args.request)).due(todo),
    timeZones: listTimeZones(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const user = await requireUser(args);
  const id = idOf(args);
  const fields = await formFields(request);
  const form = todoPageForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);

  switch (form.data.intent) {
    case "save":
    case "restore-and-save":
      return saveEdit(request, user.id, id, form.data, fields);
    case "set-completed": {
      const todo = await setTodoCompleted(user.id, id, form.data.completed);
      if (!todo) throw await missingTodo(request, user.id, id);
      return replace(`/todos/${id}`);
    }
    case "delete": {
      const { outcome } = await deleteTodo(user.id, id);
      if (outcome !== "deleted") throw await missingTodo(request, user.id, id);
      return redirect(`/todos?deleted=${id}`);
    }
  }
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function TodoPage() {
  const { user, counts, todo, due, timeZones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action | typeof clientAction>();
  const [params] = useSearchParams();
  const completed = usePendingCompleted() ?? todo.completed;
  return (
    <AppShell user={user} counts={counts}>
      <Link className="quiet back" to="/todos">
        Back to the list
      </Link>
      <TodoHeading title={todo.title} completed={completed} due={due} />
      <EditTodo
        key={todo.id}
        todo={todo}
        timeZones={timeZones}
        projects={counts.projects}
        refusal={refusalIn(answer)}
        notSaved={answer && "refusal" in answer ? undefined : answer}
        savedVersion={params.has("saved") ? Number(params.get("saved")) : null}
      />
      <TodoState title={todo.title} completed={completed} />
    </AppShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const deleted = isRouteErrorResponse(error) ? deletedMeanwhile(error.data) : null;
  return deleted ? <DeletedMeanwhile {...deleted} /> : <RouteError />;
}

function idOf({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">): string {
  const id = todoId.safeParse(params.todoId);
  if (!id.success) throw notFound(request);
  return id.data;
}
