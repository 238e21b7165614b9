import { refuseQuery } from "~/api/request/read-input.server";
import { methodNotAllowed, notFound } from "~/http/responses";
import { requireUndone } from "~/undo/require-undone.server";
import { undoId } from "~/undo/undo-form";

const METHODS = "POST, OPTIONS";

/** The id of a write in a path. Throws 404 when it is no id at all. */
export function requireUndoId(request: Request, text: string | undefined): string {
  const parsed = undoId.safeParse(text);
  if (!parsed.success) throw notFound(request);
  return parsed.data;
}

/** Answers OPTIONS for a write that can be undone. */
export function readUndo(request: Request): Response {
  if (request.method !== "OPTIONS") return methodNotAllowed(request, METHODS);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers POST, whose body is not looked at, with how many todos are as they were before; none the second time. */
export async function writeUndo(request: Request, userId: string, undoId: string): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  return Response.json({ restored: await requireUndone(request, userId, undoId) });
}
