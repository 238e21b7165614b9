import { bulk } from "~/api/bulk/bulk-input";
import { writeOnce } from "~/api/request/write-once.server";
import { readBody, refuseQuery, unprocessable } from "~/api/request/read-input.server";
import { undoHeader } from "~/api/undo/undo-header";
import { methodNotAllowed } from "~/http/responses";
import { asMissingProject } from "~/projects/project-fault.server";
import { TagFault } from "~/tags/retag.server";
import { changeMany } from "~/todos/bulk/change-many.server";

const METHODS = "POST, OPTIONS";

/** Answers OPTIONS for many todos at once. */
export function readBulk(request: Request): Response {
  if (request.method !== "OPTIONS") return methodNotAllowed(request, METHODS);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers POST, which changes or deletes many todos, all or none, with how many of them there were. */
export async function writeBulk(request: Request, userId: string): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  const sent = await readBody(request, bulk);
  try {
    const { found, undoId } = await writeOnce(request, userId, sent, (db) =>
      changeMany(userId, { ids: sent.ids }, sent.set ?? "delete", { db }),
    );
    return Response.json({ found }, { headers: undoHeader(undoId) });
  } catch (error) {
    if (error instanceof TagFault) throw unprocessable([["set", error.message]]);
    throw await asMissingProject(error, request, userId);
  }
}
