import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { todoNaming as naming } from "~/api/naming/todo-naming";
import { readResource, writeResource } from "~/api/todo-resource.server";
import { requireUser } from "~/auth/require-user.server";
import { requireTodoId } from "~/todos/missing-todo.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requireUser(args);
  const todoId = requireTodoId(args.request, args.params.todoId);
  return readResource({ request: args.request, userId: user.id, todoId, naming });
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireUser(args);
  const todoId = requireTodoId(args.request, args.params.todoId);
  return writeResource({ request: args.request, userId: user.id, todoId, naming });
}
