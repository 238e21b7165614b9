import type { LoaderFunctionArgs } from "@remix-run/node";
import { keyReused, onceByKey } from "~/api/request/idempotency-key.server";
import type { ListQuery, Naming } from "~/api/naming/naming";
import { NO_CURSOR } from "~/api/naming/todo-input";
import type { SignedInUser } from "~/auth/users.server";
import { readBody, readQuery, refuseQuery, unprocessable } from "~/api/request/read-input.server";
import { todoResponse } from "~/api/write-todo.server";
import { finishedAnswer } from "~/http/finished-answer.server";
import { methodNotAllowed } from "~/http/responses";
import { asMissingProject } from "~/projects/project-fault.server";
import { StepFault } from "~/steps/step-fault";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { writeFilters } from "~/todos/filters/filters";
import { selectFound } from "~/todos/search/search-selection.server";
import { readCursor, writeCursor } from "~/todos/views/cursor.server";
import { readPart } from "~/todos/views/read-lists.server";
import { selectionOf } from "~/todos/views/selections.server";

type Call = Pick<LoaderFunctionArgs, "request" | "context">;

const METHODS = "GET, HEAD, POST, OPTIONS";

/** Answers GET, HEAD and OPTIONS for a user's todos. */
export async function readCollection(
  { request, context }: Call,
  user: SignedInUser,
  naming: Naming,
): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: METHODS } });

  const { todos, nextCursor } = await readPage(user, readQuery(request, naming.listQuery, naming.repeated));

  const items = todos.map((todo) => naming.present(todo, user.id));
  const next = nextCursor === null ? null : { cursor: nextCursor, path: nextPath(request, nextCursor) };
  const { body, headers } = naming.presentPage(items, next);
  const init = { headers: { "Content-Type": "application/json", ...headers } };
  return finishedAnswer(JSON.stringify(body), init, context);
}

/** Answers POST, which adds a todo, and refuses every other write. */
export async function writeCollection(
  { request, context }: Call,
  userId: string,
  naming: Naming,
): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  const fields = await readBody(request, naming.todo);
  const once = onceByKey(request, fields) ?? undefined;
  const result = await createTodo(userId, fields, once).catch(async (error: unknown) => {
    if (error instanceof StepFault) throw unprocessable([["steps", error.message]]);
    throw await asMissingProject(error, request, userId);
  });
  if (result.outcome === "key-reused") return keyReused();

  const { todo } = result;
  const headers = { Location: `${naming.collection(userId)}/${todo.id}` };
  const init = { status: 201, headers, context };
  return todoResponse(JSON.stringify(naming.present(todo, userId)), todo.version, init);
}

async function readPage(user: SignedInUser, query: ListQuery) {
  const { view, status, limit, cursor, filters = {}, search } = query;
  const scope = {
    userId: user.id,
    list: `api ${view} ${status} ${writeFilters(filters)} ${search ?? ""}`.trim(),
  };
  const after = cursor === undefined ? undefined : readCursor(scope, cursor);
  if (after === null) throw unprocessable([["cursor", NO_CURSOR]]);

  const moment = momentIn(user.timeZone);
  const selection =
    search === undefined
      ? selectionOf(view, user.id, moment, { sort: "created", ...filters, status })
      : selectFound(user.id, search);
  const { todos, next } = await readPart(user.id, moment, { selection, limit, after });
  return { todos, nextCursor: next && writeCursor(scope, next) };
}

function nextPath(request: Request, cursor: string): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("cursor", cursor);
  return `${pathname}?${searchParams}`;
}
