import { refuseQuery } from "~/api/request/read-input.server";
import { type TodoCall, writeTodo } from "~/api/write-todo.server";
import { methodNotAllowed } from "~/http/responses";
import { restoreTodo } from "~/todos/change/delete-todo.server";

const METHODS = "POST, OPTIONS";

/** Answers OPTIONS for a todo's way out of the trash. */
export function readRestoration(request: Request): Response {
  if (request.method !== "OPTIONS") return methodNotAllowed(request, METHODS);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers POST, whose body is not looked at: the todo is out of the trash, as it was. */
export async function writeRestoration(call: TodoCall): Promise<Response> {
  const { request, userId, todoId } = call;
  if (request.method !== "POST") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  return writeTodo(call, null, (options) => restoreTodo(userId, todoId, options));
}
