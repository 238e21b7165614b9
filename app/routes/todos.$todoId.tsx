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
import { uuidv7 } from "uuidv7";
import { requireUser } from "~/auth/require-user.server";
import { AppShell } from "~/components/app-shell";
import { RouteError } from "~/components/route-error";
import { formFields } from "~/http/form-fields";
import { invalidForm } from "~/http/responses";
import { languageOf } from "~/http/language.server";
import { listTimeZones } from "~/time-zones";
import { dateWords } from "~/todos/due/due-words.server";
import { momentIn } from "~/todos/due/moment.server";
import { StepList } from "~/steps/step-list";
import { submitStep } from "~/steps/submit-step.server";
import { listTags } from "~/tags/tags.server";
import { DeletedMeanwhile, deletedMeanwhile } from "~/todos/edit/deleted-meanwhile";
import { EditTodo } from "~/todos/edit/edit-todo";
import { saveEdit } from "~/todos/edit/save-edit.server";
import { todoPageForm } from "~/todos/edit/todo-page-form";
import { TodoHeading, TodoState, usePendingCompleted } from "~/todos/edit/todo-state";
import { missingTodo, requireTodoId } from "~/todos/missing-todo.server";
import { answerOrRefusal, loadUnlessRefused, refusalIn } from "~/http/refusal";
import { changeTodo } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { readTodo } from "~/todos/views/read-lists.server";
import { undoIdIn, withUndo } from "~/undo/undo-address";
import { undoOffer } from "~/undo/undo-offer";
import { UndoToast } from "~/undo/undo-toast";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.todo.title ?? "Todo"} · Ownlist` },
];

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const id = requireTodoId(args.request, args.params.todoId);
  const moment = momentIn(user.timeZone);
  const [{ todo, undo, counts }, tags] = await Promise.all([
    readTodo(user.id, id, moment, undoIdIn(args.request.url)),
    listTags(user.id),
  ]);
  if (!todo) throw await missingTodo(args.request, user.id, id);
  return {
    user: { name: user.name, email: user.email },
    counts,
    todo,
    undo: undo && undoOffer(undo, args.request.url),
    due: dateWords(moment, languageOf(args.request)).due(todo),
    timeZones: listTimeZones(),
    tags: tags.map(({ name }) => name),
    /** Makes a new step that is sent twice one step. */
    newKey: uuidv7(),
  };
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
      const { completed } = form.data;
      const result = await changeTodo(user.id, id, { completed });
      if (result.outcome !== "saved") throw await missingTodo(request, user.id, id);
      return replace(withUndo(`/todos/${id}`, result.undoId));
    }
    case "delete": {
      const result = await deleteTodo(user.id, id);
      if (result.outcome !== "deleted") throw await missingTodo(request, user.id, id);
      return redirect(withUndo("/todos", result.undoId));
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
  const { user, counts, todo, undo, due, timeZones, newKey, tags } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action | typeof clientAction>();
  const sentBack = answer && "refusal" in answer ? undefined : answer;
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
