import { refuseQuery } from "~/api/request/read-input.server";
import { presentTag } from "~/api/tags/tag-input";
import { methodNotAllowed } from "~/http/responses";
import { listTags } from "~/tags/tags.server";

const METHODS = "GET, HEAD, OPTIONS";

/** Answers GET, HEAD and OPTIONS for all of a user's tags. */
export async function readTags(request: Request, userId: string): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: METHODS } });

  refuseQuery(request);
  const tags = await listTags(userId);
  return Response.json({ items: tags.map(presentTag) });
}

/** Refuses every write: tags come and go with the todos that have them. */
export function writeTags(request: Request): Response {
  return methodNotAllowed(request, METHODS);
}
