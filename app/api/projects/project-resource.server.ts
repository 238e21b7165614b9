import { z } from "zod";
import { deletionQuery, presentProject, project, projectChanges } from "~/api/projects/project-input";
import { writeOnce } from "~/api/projects/write-project.server";
import { readBody, readQuery } from "~/api/request/read-input.server";
import { undoHeader } from "~/api/undo/undo-header";
import { methodNotAllowed, notFound } from "~/http/responses";
import { deleteProject } from "~/projects/delete-project.server";
import { projectId as projectIdField } from "~/projects/project-fields";
import { changeProject, getProject } from "~/projects/projects.server";
import { missing } from "~/scope/missing.server";

const METHODS = "GET, HEAD, PUT, PATCH, DELETE, OPTIONS";

/** The project id in a path. Throws 404 when it is no id at all. */
export function requireProjectId(request: Request, text: string | undefined): string {
  const parsed = projectIdField.safeParse(text);
  if (!parsed.success) throw notFound(request);
  return parsed.data;
}

/** Answers GET, HEAD and OPTIONS for one project. */
export async function readProject(request: Request, userId: string, projectId: string): Promise<Response> {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { Allow: METHODS } });

  readQuery(request, z.strictObject({}));
  const found = await getProject(userId, projectId);
  return found ? Response.json(presentProject(found)) : missing(request, userId, "project", projectId);
}

/** Answers PUT, PATCH and DELETE for one project, and refuses every other write. */
export async function writeProject(request: Request, userId: string, projectId: string): Promise<Response> {
  switch (request.method) {
    case "PUT":
    case "PATCH": {
      readQuery(request, z.strictObject({}));
      const changes = await readBody(request, request.method === "PUT" ? project : projectChanges);
      const saved = await writeOnce(request, userId, changes, async (db) => {
        const changed = await changeProject(userId, projectId, changes, db);
        return changed && presentProject(changed);
      });
      return saved ? Response.json(saved) : missing(request, userId, "project", projectId);
    }
    case "DELETE": {
      const { todos } = readQuery(request, deletionQuery);
      const undoId = await writeOnce(request, userId, { todos }, async (db) => {
        const deleted = await deleteProject(userId, projectId, todos, db);
        return deleted && deleted.undoId;
      });
      if (undoId === null) return missing(request, userId, "project", projectId);
      return new Response(null, { status: 204, headers: undoHeader(undoId) });
    }
    default:
      return methodNotAllowed(request, METHODS);
  }
}
