import { hasNoBody, readBody, refuseQuery } from "~/api/request/read-input.server";
import { type TodoCall, writeTodo } from "~/api/write-todo.server";
import { methodNotAllowed } from "~/http/responses";
import { changeTodo, flipTodoCompleted } from "~/todos/change/change-todo.server";
import type { UserDb } from "~db/user-db.server";

const METHODS = "PATCH, OPTIONS";

/** Answers OPTIONS for a todo's completion, which cannot be read by itself. */
export function readCompletion(request: Request): Response {
  if (request.method !== "OPTIONS") return methodNotAllowed(request, METHODS);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers PATCH: sets `completed`, or, where the naming has it so and no body is sent, flips it. */
export async function writeCompletion(call: TodoCall): Promise<Response> {
  const { request, userId, todoId, naming } = call;
  if (request.method !== "PATCH") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  if (naming.flipsWithoutBody && (await hasNoBody(request)))
    return writeTodo(call, null, (options) => flip(userId, todoId, options));
  const { completed } = await readBody(request, naming.completion);
  return writeTodo(call, { completed }, (options) => changeTodo(userId, todoId, { completed }, options));
}

async function flip(userId: string, todoId: string, { version, db }: { version?: number; db?: UserDb }) {
  if (version === undefined) return flipTodoCompleted(userId, todoId, db);
  const found = await changeTodo(userId, todoId, {}, { version, db });
  if (found.outcome !== "saved") return found;
  return changeTodo(userId, todoId, { completed: !found.todo.completed }, { version, db });
}
