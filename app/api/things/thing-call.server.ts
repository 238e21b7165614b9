import { alreadyHas, entityTagOf } from "~/api/request/conditions.server";
import { refuseQuery } from "~/api/request/read-input.server";
import { missing } from "~/scope/missing.server";
import type { UserDb } from "~db/user-db.server";

/** One call about something of a user's that has no version: what it looks like is its version. */
export interface ThingCall<Thing> {
  request: Request;
  userId: string;
  kind: "project" | "view";
  id: string;
  /** Another one that the call names, which may be the one that is missing. */
  besideId?: string;
  get(userId: string, id: string, db?: UserDb): Promise<Thing | null>;
  present(thing: Thing): object;
}

/** Answers GET and HEAD for one thing; 304 when the sender has it already. */
export async function readThing<Thing>(call: ThingCall<Thing>): Promise<Response> {
  const { request, userId, kind, id } = call;
  refuseQuery(request);
  const found = await call.get(userId, id);
  if (!found) return missing(request, userId, kind, id);
  const body = JSON.stringify(call.present(found));
  const tag = entityTagOf(body);
  if (alreadyHas(request.headers, tag)) return new Response(null, { status: 304, headers: { ETag: tag } });
  return thingResponse(body);
}

/** A thing as JSON, with its entity tag. */
export function thingResponse(body: string, init: { status?: number; headers?: HeadersInit } = {}): Response {
  const headers = new Headers(init.headers);
  headers.set("Content-Type", "application/json");
  headers.set("ETag", entityTagOf(body));
  return new Response(body, { status: init.status, headers });
}
