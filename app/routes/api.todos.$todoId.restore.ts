import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { todoNaming as naming } from "~/api/naming/todo-naming";
import { readRestoration, writeRestoration } from "~/api/todo-restoration.server";
import { requireUser } from "~/auth/require-user.server";
import { requireTodoId } from "~/todos/missing-todo.server";

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args);
  requireTodoId(args.request, args.params.todoId);
  return readRestoration(args.request);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const todoId = requireTodoId(args.request, args.params.todoId);
  return writeRestoration({ request: args.request, userId: user.id, todoId, naming });
}
