import { alreadyHas, entityTag } from "~/api/request/conditions.server";
import { readBody, refuseQuery, unprocessable } from "~/api/request/read-input.server";
import { type TodoCall, todoResponse, writeTodo } from "~/api/write-todo.server";
import { asMissingProject } from "~/projects/project-fault.server";
import { methodNotAllowed } from "~/http/responses";
import { StepFault } from "~/steps/step-fault";
import { DueFault } from "~/todos/due/due-fault.server";
import { missingTodo } from "~/todos/missing-todo.server";
import { changeTodo } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { getTodo } from "~/todos/todos.server";

const METHODS = "GET, HEAD, PUT, PATCH, DELETE, OPTIONS";

/** Answers GET, HEAD and OPTIONS for one todo; 304 when the sender has it already. */
export async function readResource({ request, userId, todoId, naming }: TodoCall): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: METHODS } });

  refuseQuery(request);
  const todo = await getTodo(userId, todoId);
  if (!todo) return missingTodo(request, userId, todoId);
  const tag = entityTag(todo.version);
  if (alreadyHas(request.headers, tag)) return new Response(null, { status: 304, headers: { ETag: tag } });
  return todoResponse(JSON.stringify(naming.present(todo, userId)), todo.version);
}

/** Answers PUT, PATCH and DELETE for one todo, and refuses every other write. */
export async function writeResource(call: TodoCall): Promise<Response> {
  const { request, userId, todoId, naming } = call;
  if (!["PUT", "PATCH", "DELETE"].includes(request.method)) return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  if (request.method === "DELETE")
    return writeTodo(call, null, (options) => deleteTodo(userId, todoId, options));
  const changes = await readBody(request, request.method === "PUT" ? naming.todo : naming.changes);
  try {
    return await writeTodo(call, changes, (options) => changeTodo(userId, todoId, changes, options));
  } catch (error) {
    if (error instanceof DueFault) return unprocessable([[naming.due[error.field], error.message]]);
    if (error instanceof StepFault) return unprocessable([["steps", error.message]]);
    throw await asMissingProject(error, request, userId);
  }
}
