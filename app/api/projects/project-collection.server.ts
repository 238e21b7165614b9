import { presentProject, project } from "~/api/projects/project-input";
import { writeOnce } from "~/api/request/write-once.server";
import { readBody, refuseQuery, unprocessable } from "~/api/request/read-input.server";
import { thingResponse } from "~/api/things/thing-call.server";
import { methodNotAllowed } from "~/http/responses";
import { createProject, listProjects, TOO_MANY } from "~/projects/projects.server";

const METHODS = "GET, HEAD, POST, OPTIONS";

/** Answers GET, HEAD and OPTIONS for all of a user's projects. */
export async function readProjects(request: Request, userId: string): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: METHODS } });

  refuseQuery(request);
  const projects = await listProjects(userId);
  return Response.json({ items: projects.map(presentProject) });
}

/** Answers POST, which adds a project, and refuses every other write. */
export async function addProject(request: Request, userId: string): Promise<Response> {
  if (request.method !== "POST") return methodNotAllowed(request, METHODS);

  refuseQuery(request);
  const fields = await readBody(request, project);
  const made = await writeOnce(request, userId, fields, async (db) => {
    const created = await createProject(userId, fields, db);
    if (!created) throw unprocessable([["projects", TOO_MANY]]);
    return { id: created.id, body: JSON.stringify(presentProject(created)) };
  });
  return thingResponse(made.body, { status: 201, headers: { Location: `/api/projects/${made.id}` } });
}
