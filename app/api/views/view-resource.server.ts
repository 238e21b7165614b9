import { z } from "zod";
import { writeOnce } from "~/api/projects/write-project.server";
import { readBody, readQuery } from "~/api/request/read-input.server";
import { presentView, viewChanges } from "~/api/views/view-input";
import { methodNotAllowed, notFound } from "~/http/responses";
import { viewId as viewIdField } from "~/saved-views/saved-view-fields";
import { changeSavedView, deleteSavedView } from "~/saved-views/saved-views.server";
import { missing } from "~/scope/missing.server";

const METHODS = "PATCH, DELETE, OPTIONS";

/** The view id in a path. Throws 404 when it is no id at all. */
export function requireViewId(request: Request, text: string | undefined): string {
  const parsed = viewIdField.safeParse(text);
  if (!parsed.success) throw notFound(request);
  return parsed.data;
}

/** Answers OPTIONS for a saved view, which is read with all of them. */
export function readView(request: Request): Response {
  if (request.method !== "OPTIONS") return methodNotAllowed(request, METHODS);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers PATCH and DELETE for a saved view, and refuses every other write. */
export async function writeView(request: Request, userId: string, viewId: string): Promise<Response> {
  if (request.method !== "PATCH" && request.method !== "DELETE") return methodNotAllowed(request, METHODS);

  readQuery(request, z.strictObject({}));
  if (request.method === "DELETE") {
    const deleted = await writeOnce(request, userId, null, (db) => deleteSavedView(userId, viewId, db));
    return deleted ? new Response(null, { status: 204 }) : missing(request, userId, "view", viewId);
  }
  const changes = await readBody(request, viewChanges);
  const saved = await writeOnce(request, userId, changes, async (db) => {
    const changed = await changeSavedView(userId, viewId, changes, db);
    return changed && presentView(changed);
  });
  return saved ? Response.json(saved) : missing(request, userId, "view", viewId);
}
