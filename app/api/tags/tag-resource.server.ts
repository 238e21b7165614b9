import { writeOnce } from "~/api/request/write-once.server";
import { readBody, refuseQuery } from "~/api/request/read-input.server";
import { presentTag, tagChanges } from "~/api/tags/tag-input";
import { undoHeader } from "~/api/undo/undo-header";
import { methodNotAllowed, notFound } from "~/http/responses";
import { deleteTag, renameTag } from "~/tags/manage/change-tag.server";
import { againIfCrossed } from "~/todos/change/crossed.server";
import { getTag } from "~/tags/tags.server";

const METHODS = "GET, HEAD, PATCH, DELETE, OPTIONS";

/** Answers GET, HEAD and OPTIONS for the tag of a name. */
export async function readTag(request: Request, userId: string, name: string): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: METHODS } });

  refuseQuery(request);
  const tag = await getTag(userId, name);
  return tag ? Response.json(presentTag(tag)) : notFound(request);
}

/** Answers PATCH, which renames a tag or merges it into the one of that name, and DELETE; refuses every other write. */
export async function writeTag(request: Request, userId: string, name: string): Promise<Response> {
  if (request.method !== "PATCH" && request.method !== "DELETE") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  if (request.method === "DELETE") {
    const deleted = await againIfCrossed(() =>
      writeOnce(request, userId, null, (db) => deleteTag(userId, { name }, db)),
    );
    return deleted
      ? new Response(null, { status: 204, headers: undoHeader(deleted.undoId) })
      : notFound(request);
  }
  const changes = await readBody(request, tagChanges);
  const renamed = await againIfCrossed(() =>
    writeOnce(request, userId, changes, (db) =>
      renameTag(userId, { name }, changes.name, { merges: true, db }),
    ),
  );
  if (renamed.outcome !== "renamed") return notFound(request);
  return Response.json(presentTag(renamed.tag), { headers: undoHeader(renamed.tag.undoId) });
}
