import { besideOf, place as placeInput } from "~/api/order/place-input";
import { readBody, refuseQuery } from "~/api/request/read-input.server";
import { type TodoCall, writeTodo } from "~/api/write-todo.server";
import { methodNotAllowed } from "~/http/responses";
import { moveTodo } from "~/todos/order/move-todo.server";
import { getTodo } from "~/todos/todos.server";

const METHODS = "POST, OPTIONS";

/** Answers OPTIONS for a todo's place in its owner's order. */
export function readTodoMove(request: Request): Response {
  if (request.method !== "OPTIONS") return methodNotAllowed(request, METHODS);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers POST, which puts a todo right before or after another one, with the todo: its version stays. */
export async function writeTodoMove(call: TodoCall): Promise<Response> {
  const { request, userId, todoId } = call;
  if (request.method !== "POST") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  const place = await readBody(request, placeInput);
  return writeTodo({ ...call, besideId: besideOf(place) }, place, async ({ version, db }) => {
    const todo = await getTodo(userId, todoId, db);
    if (!todo) return { outcome: "missing" };
    if (version !== undefined && version !== todo.version) return { outcome: "changed", todo };
    const moved = await moveTodo(userId, todoId, place, db);
    return moved === "missing" ? { outcome: "missing" } : { outcome: "saved", todo };
  });
}
