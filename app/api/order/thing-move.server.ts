import { besideOf, place as placeInput } from "~/api/order/place-input";
import { readBody, refuseQuery } from "~/api/request/read-input.server";
import type { ThingCall } from "~/api/things/thing-call.server";
import { writeThing } from "~/api/things/write-thing.server";
import { methodNotAllowed } from "~/http/responses";
import type { Beside } from "~/todos/order/position-between";
import type { UserDb } from "~db/user-db.server";

const METHODS = "POST, OPTIONS";

type Move<Thing> = (userId: string, id: string, place: Beside, db?: UserDb) => Promise<Thing | null>;

/** Answers OPTIONS for the place of a project or saved view in its owner's order. */
export function readMove(request: Request): Response {
  if (request.method !== "OPTIONS") return methodNotAllowed(request, METHODS);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers POST, which puts a project or saved view right before or after another one, with what was moved. */
export async function writeMove<Thing>(call: ThingCall<Thing>, move: Move<Thing>): Promise<Response> {
  const { request, userId, id } = call;
  if (request.method !== "POST") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  const place = await readBody(request, placeInput);
  return writeThing({ ...call, besideId: besideOf(place) }, place, async ({ db }) => {
    const thing = await move(userId, id, place, db);
    return thing && { thing };
  });
}
