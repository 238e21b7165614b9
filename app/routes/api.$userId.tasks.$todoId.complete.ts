import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { readCompletion, writeCompletion } from "~/api/todo-completion.server";
import { taskNaming as naming } from "~/api/naming/task-naming";
import { requirePathUser } from "~/api/request/require-path-user.server";
import { requireTodoId } from "~/todos/missing-todo.server";

export async function loader(args: LoaderFunctionArgs) {
  await requirePathUser(args);
  requireTodoId(args.request, args.params.todoId);
  return readCompletion(args.request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requirePathUser(args);
  const todoId = requireTodoId(args.request, args.params.todoId);
  return writeCompletion({ request: args.request, userId: user.id, todoId, naming });
}
