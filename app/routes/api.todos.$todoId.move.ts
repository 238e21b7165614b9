import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { todoNaming as naming } from "~/api/naming/todo-naming";
import { readTodoMove, writeTodoMove } from "~/api/order/todo-move.server";
import { requireUser } from "~/auth/require-user.server";
import { requireTodoId } from "~/todos/missing-todo.server";

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  requireTodoId(args.request, args.params.todoId);
  return readTodoMove(args.request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const todoId = requireTodoId(args.request, args.params.todoId);
  return writeTodoMove({ request: args.request, userId: user.id, todoId, naming });
}
