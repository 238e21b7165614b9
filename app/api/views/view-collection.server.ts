import { writeOnce } from "~/api/request/write-once.server";
import { readBody, refuseQuery, unprocessable } from "~/api/request/read-input.server";
import { thingResponse } from "~/api/things/thing-call.server";
import { presentView, view } from "~/api/views/view-input";
import { methodNotAllowed } from "~/http/responses";
import { createSavedView, listSavedViews, TOO_MANY_VIEWS } from "~/saved-views/saved-views.server";

const METHODS = "GET, HEAD, POST, OPTIONS";

/** Answers GET, HEAD and OPTIONS for all of a user's saved views. */
export async function readViews(request: Request, userId: string): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: METHODS } });

  refuseQuery(request);
  const views = await listSavedViews(userId);
  return Response.json({ items: views.map(presentView) });
}

/** Answers POST, which saves a view, and refuses every other write. */
export async function addView(request: Request, userId: string): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  const fields = await readBody(request, view);
  const made = await writeOnce(request, userId, fields, async (db) => {
    const created = await createSavedView(userId, fields, db);
    if (!created) throw unprocessable([["views", TOO_MANY_VIEWS]]);
    return { id: created.id, body: JSON.stringify(presentView(created)) };
  });
  return thingResponse(made.body, { status: 201, headers: { Location: `/api/views/${made.id}` } });
}
