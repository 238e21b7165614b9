import { readBody, refuseQuery } from "~/api/request/read-input.server";
import { readThing, type ThingCall } from "~/api/things/thing-call.server";
import { writeThing } from "~/api/things/write-thing.server";
import { presentView, view, viewChanges } from "~/api/views/view-input";
import { methodNotAllowed, notFound } from "~/http/responses";
import { viewId } from "~/saved-views/saved-view-fields";
import {
  changeSavedView,
  deleteSavedView,
  getSavedView,
  type SavedView,
} from "~/saved-views/saved-views.server";

const METHODS = "GET, HEAD, PUT, PATCH, DELETE, OPTIONS";

/** A call about the saved view in a path. Throws 404 when that is no id at all. */
export function viewCall(request: Request, userId: string, text: string | undefined): ThingCall<SavedView> {
  const id = viewId.safeParse(text);
  if (!id.success) throw notFound(request);
  return { request, userId, kind: "view", id: id.data, get: getSavedView, present: presentView };
}

/** Answers GET, HEAD and OPTIONS for one saved view. */
export async function readView(call: ThingCall<SavedView>): Promise<Response> {
  if (call.request.method !== "OPTIONS") return readThing(call);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers PUT, PATCH and DELETE for a saved view, and refuses every other write. */
export async function writeView(call: ThingCall<SavedView>): Promise<Response> {
  const { request, userId, id } = call;
  if (!["PUT", "PATCH", "DELETE"].includes(request.method)) return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  if (request.method === "DELETE")
    return writeThing(call, null, async (options) => (await deleteSavedView(userId, id, options)) && {});
  const changes = await readBody(request, request.method === "PUT" ? view : viewChanges);
  return writeThing(call, changes, async (options) => {
    const thing = await changeSavedView(userId, id, changes, options);
    return thing && { thing };
  });
}
