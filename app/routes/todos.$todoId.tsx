import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  replace,
} from "@remix-run/node";
import {
  type ClientActionFunctionArgs,
  Form,
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
import { invalidForm } from "~/http/responses";
import { StepList } from "~/steps/step-list";
import { submitStep } from "~/steps/submit-step.server";
import { DeletedMeanwhile, deletedMeanwhile } from "~/todos/edit/deleted-meanwhile";
import { EditTodo } from "~/todos/edit/edit-todo";
import { saveEdit } from "~/todos/edit/save-edit.server";
import { openedFrom, sameTodo } from "~/todos/edit/opened-from";
import { todoPageForm } from "~/todos/edit/todo-page-form";
import { TodoHeading, TodoState, usePendingCompleted } from "~/todos/edit/todo-state";
import { missingTodo, requireTodoId } from "~/todos/missing-todo.server";
import { answerOrRefusal, loadUnlessRefused, refusalIn } from "~/http/refusal";
import { completeOne, deleteOne } from "~/todos/pages/change-one.server";
import { loadTodo } from "~/todos/pages/load-todo.server";
import { withUndo } from "~/undo/undo-address";
import { UndoToast } from "~/undo/undo-toast";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.todo.title ?? "Todo"} · Ownlist` },
];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const id = requireTodoId(args.request, args.params.todoId);
  const page = await loadTodo(args.request, user, id);
  if (!page) throw await missingTodo(args.request, user.id, id);
  return page;
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const user = await requireUser(args);
  const id = requireTodoId(args.request, args.params.todoId);
  const fields = await formFields(request);
  const form = todoPageForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);

  switch (form.data.intent) {
    case "save":
    case "restore-and-save":
      return saveEdit(request, user.id, id, form.data, fields);
    case "set-completed": {
      const undoId = await completeOne(request, user.id, id, form.data.completed);
      return replace(sameTodo(id, request.url, undoId));
    }
    case "delete": {
      const undoId = await deleteOne(request, user.id, id);
      return redirect(withUndo(openedFrom(request.url) ?? "/todos", undoId));
    }
    default:
      return submitStep(request, user.id, id, form.data);
  }
}

export const shouldRevalidate = loadUnlessRefused;

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return answerOrRefusal(() => serverAction<typeof action>());
}

export default function TodoPage() {
  const { user, counts, todo, back, undo, due, timeZones, newKey, tags } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action | typeof clientAction>();
  const sentBack = answer && ("errors" in answer || "conflict" in answer) ? answer : undefined;
  const [params] = useSearchParams();
  const completed = usePendingCompleted() ?? todo.completed;
  return (
    <AppShell user={user} counts={counts}>
      <Link className="quiet back" to={back}>
        Back to the list
      </Link>
      <TodoHeading title={todo.title} completed={completed} due={due} />
      <EditTodo
        key={todo.id}
        todo={todo}
        timeZones={timeZones}
        tags={tags}
        projects={counts.projects}
        refusal={refusalIn(answer)}
        notSaved={sentBack}
        savedVersion={params.has("saved") ? Number(params.get("saved")) : null}
      />
      <StepList steps={todo.steps} newKey={newKey} sentBack={sentBack} />
      <TodoState title={todo.title} completed={completed} />
      <UndoToast offer={undo} as={Form} />
    </AppShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const deleted = isRouteErrorResponse(error) ? deletedMeanwhile(error.data) : null;
  return deleted ? <DeletedMeanwhile {...deleted} /> : <RouteError />;
}
