import { allows, entityTagOf, isConditional } from "~/api/request/conditions.server";
import { writeOnce } from "~/api/request/write-once.server";
import { type ThingCall, thingResponse } from "~/api/things/thing-call.server";
import { undoHeader } from "~/api/undo/undo-header";
import { problem } from "~/http/responses";
import { isOfAnother, missing } from "~/scope/missing.server";
import type { UserDb } from "~db/user-db.server";

/** What a write led to: the thing as it is now, or, without one, that it is gone. */
interface Written<Thing> {
  thing?: Thing;
  undoId?: string;
}

/** With `was`, the write happens only while the thing looks like that; null when it does not, or there is none. */
type Write<Thing> = (options: { was?: Thing; db?: UserDb }) => Promise<Written<Thing> | null>;

/** `body` is JSON text, because a remembered answer must come back byte for byte. */
interface Answer {
  outcome: "saved" | "deleted" | "changed" | "missing";
  body?: string;
  undoId?: string;
}

/** Does `write` under the call's conditions and its `Idempotency-Key`, and answers for it. `payload` is what was sent. */
export async function writeThing<Thing>(
  call: ThingCall<Thing>,
  payload: unknown,
  write: Write<Thing>,
): Promise<Response> {
  const { request, userId } = call;
  return respond(await writeOnce(request, userId, payload, (db) => perform(call, write, db)), call);
}

async function perform<Thing>(call: ThingCall<Thing>, write: Write<Thing>, db?: UserDb): Promise<Answer> {
  const { request, userId, id } = call;
  if (!isConditional(request.headers)) return toAnswer(await write({ db }), call);

  const was = await call.get(userId, id, db);
  if (!was) return { outcome: "missing" };
  if (!isAllowed(was, call)) return { outcome: "changed", body: textOf(was, call) };
  const written = await write({ was, db });
  const now = written ? null : await call.get(userId, id, db);
  // Somebody else was faster.
  if (now && !isAllowed(now, call)) return { outcome: "changed", body: textOf(now, call) };
  return toAnswer(written, call);
}

function toAnswer<Thing>(written: Written<Thing> | null, call: ThingCall<Thing>): Answer {
  if (!written) return { outcome: "missing" };
  const { thing, undoId } = written;
  return thing ? { outcome: "saved", body: textOf(thing, call) } : { outcome: "deleted", undoId };
}

async function respond<Thing>(
  { outcome, body = "", undoId }: Answer,
  { request, userId, kind, id, besideId }: ThingCall<Thing>,
): Promise<Response> {
  switch (outcome) {
    case "saved":
      return thingResponse(body);
    case "deleted":
      return new Response(null, { status: 204, headers: undoHeader(undoId) });
    case "changed": {
      const headers = { ETag: entityTagOf(body) };
      return problem(412, `The ${kind} is not as If-Match or If-None-Match says.`, { headers });
    }
    case "missing": {
      const isBeside = besideId !== undefined && (await isOfAnother(userId, kind, besideId));
      return missing(request, userId, kind, isBeside ? besideId : id);
    }
  }
}

function isAllowed<Thing>(thing: Thing, call: ThingCall<Thing>): boolean {
  return allows(call.request.headers, entityTagOf(textOf(thing, call)));
}

function textOf<Thing>(thing: Thing, { present }: ThingCall<Thing>): string {
  return JSON.stringify(present(thing));
}
