import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { taskNaming as naming } from "~/api/naming/task-naming";
import { readResource, writeResource } from "~/api/todo-resource.server";
import { requirePathUser } from "~/api/request/require-path-user.server";
import { requireTodoId } from "~/todos/missing-todo.server";

export async function loader(args: LoaderFunctionArgs) {
  const user = await requirePathUser(args);
  const todoId = requireTodoId(args.request, args.params.todoId);
  return readResource({ request: args.request, userId: user.id, todoId, naming });
}

export async function action(args: ActionFunctionArgs) {
  const user = await requirePathUser(args);
  const todoId = requireTodoId(args.request, args.params.todoId);
  return writeResource({ request: args.request, userId: user.id, todoId, naming });
}
