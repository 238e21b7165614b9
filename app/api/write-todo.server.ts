import type { AppLoadContext } from "@remix-run/node";
import { allowedVersions, entityTag, writeIfMatching } from "~/api/request/conditions.server";
import { keyReused, onceByKey } from "~/api/request/idempotency-key.server";
import type { Naming } from "~/api/naming/naming";
import { finishedAnswer } from "~/http/finished-answer.server";
import { problem } from "~/http/responses";
import { missingTodo } from "~/todos/missing-todo.server";
import { oncePerKey } from "~/todos/once.server";
import { isTodoOfAnother, type Todo } from "~/todos/todos.server";
import { undoHeader } from "~/api/undo/undo-header";
import type { UserDb } from "~db/user-db.server";

/** One call about one todo. */
export interface TodoCall {
  request: Request;
  userId: string;
  todoId: string;
  /** Another todo that it names, which may be the one that is missing. */
  besideId?: string;
  naming: Naming;
}

/** `undoId` is there when something can be undone. */
type Written = { undoId?: string | null } & (
  { outcome: "saved" | "changed"; todo: Todo } | { outcome: "deleted" | "missing"; todo?: never }
);
type Write = (options: { version?: number; db?: UserDb }) => Promise<Written>;

/** `body` is JSON text, because a remembered answer must come back byte for byte. */
interface Answer {
  outcome: Written["outcome"];
  version?: number;
  body?: string;
  undoId?: string | null;
}

/** Does `write` under the call's conditions and its `Idempotency-Key`, and answers for it. `payload` is what was sent. */
export async function writeTodo(call: TodoCall, payload: unknown, write: Write): Promise<Response> {
  const once = onceByKey(call.request, payload);
  const versions = allowedVersions(call.request.headers);
  const perform = async (db?: UserDb) => {
    const result = await writeIfMatching<Written>(versions, (version) => write({ version, db }));
    return toAnswer(result, call);
  };

  if (once === null) return respond(await perform(), call);
  const result = await oncePerKey(call.userId, once, perform);
  return result.outcome === "key-reused" ? keyReused() : respond(result.answer, call);
}

/** A todo as JSON, with its version as the entity tag. */
export function todoResponse(
  body: string,
  version: number,
  {
    status,
    headers,
    context = {},
  }: { status?: number; headers?: HeadersInit; context?: AppLoadContext } = {},
) {
  const all = new Headers(headers);
  all.set("Content-Type", "application/json");
  all.set("ETag", entityTag(version));
  return finishedAnswer(body, { status, headers: all }, context);
}

function toAnswer(result: Written, { naming, userId }: TodoCall): Answer {
  const { outcome, todo, undoId } = result;
  return todo
    ? { outcome, undoId, version: todo.version, body: JSON.stringify(naming.present(todo, userId)) }
    : { outcome, undoId };
}

async function respond(answer: Answer, call: TodoCall): Promise<Response> {
  const { outcome, version = 0, body = "", undoId } = answer;
  const headers = undoHeader(undoId);
  switch (outcome) {
    case "saved":
      return todoResponse(body, version, { headers });
    case "deleted":
      return new Response(null, { status: 204, headers });
    case "changed":
      return problem(412, "The todo is not as If-Match or If-None-Match says.", {
        headers: { ETag: entityTag(version) },
      });
    case "missing":
      return missingTodo(call.request, call.userId, await whichIsMissing(call));
  }
}

async function whichIsMissing({ userId, todoId, besideId }: TodoCall): Promise<string> {
  return besideId !== undefined && (await isTodoOfAnother(userId, besideId)) ? besideId : todoId;
}
