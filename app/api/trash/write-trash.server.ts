import { emptyingQuery } from "~/api/trash/emptying-query";
import { readQuery, refuseQuery } from "~/api/request/read-input.server";
import { undoHeader } from "~/api/undo/undo-header";
import { methodNotAllowed } from "~/http/responses";
import { emptyTrash, restoreTrash } from "~/todos/trash.server";

const EMPTYING = "DELETE, OPTIONS";
const RESTORING = "POST, OPTIONS";

/** Answers OPTIONS for the trash. */
export function readTrash(request: Request): Response {
  return onlyOptions(request, EMPTYING);
}

/** Answers OPTIONS for the way out of the trash. */
export function readTrashRestoration(request: Request): Response {
  return onlyOptions(request, RESTORING);
}

/** Answers DELETE: what is in the trash is deleted for good, and cannot be undone. */
export async function writeTrash(request: Request, userId: string): Promise<Response> {
  if (request.method !== "DELETE") return methodNotAllowed(request, EMPTYING);

  const { until } = readQuery(request, emptyingQuery);
  const deleted = await emptyTrash(userId, until === undefined ? new Date() : new Date(until));
  return Response.json({ deleted });
}

/** Answers POST, whose body is not looked at: everything in the trash is back. */
export async function writeTrashRestoration(request: Request, userId: string): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed(request, RESTORING);

  refuseQuery(request);
  const { restored, undoId } = await restoreTrash(userId);
  return Response.json({ restored }, { headers: undoHeader(undoId) });
}

function onlyOptions(request: Request, methods: string): Response {
  if (request.method !== "OPTIONS") return methodNotAllowed(request, methods);
  return new Response(null, { status: 204, headers: { Allow: methods } });
}
