import { deletionQuery, presentProject, project, projectChanges } from "~/api/projects/project-input";
import { readBody, readQuery, refuseQuery } from "~/api/request/read-input.server";
import { readThing, type ThingCall } from "~/api/things/thing-call.server";
import { writeThing } from "~/api/things/write-thing.server";
import { methodNotAllowed, notFound } from "~/http/responses";
import { deleteProject } from "~/projects/delete-project.server";
import { projectId } from "~/projects/project-fields";
import { changeProject, getProject, type Project } from "~/projects/projects.server";

const METHODS = "GET, HEAD, PUT, PATCH, DELETE, OPTIONS";

/** A call about the project in a path. Throws 404 when that is no id at all. */
export function projectCall(request: Request, userId: string, text: string | undefined): ThingCall<Project> {
  const id = projectId.safeParse(text);
  if (!id.success) throw notFound(request);
  return { request, userId, kind: "project", id: id.data, get: getProject, present: presentProject };
}

/** Answers GET, HEAD and OPTIONS for one project. */
export async function readProject(call: ThingCall<Project>): Promise<Response> {
  if (call.request.method !== "OPTIONS") return readThing(call);
  return new Response(null, { status: 204, headers: { Allow: METHODS } });
}

/** Answers PUT, PATCH and DELETE for one project, and refuses every other write. */
export async function writeProject(call: ThingCall<Project>): Promise<Response> {
  const { request, userId, id } = call;
  switch (request.method) {
    case "PUT":
    case "PATCH": {
      refuseQuery(request);
      const changes = await readBody(request, request.method === "PUT" ? project : projectChanges);
      return writeThing(call, changes, async (options) => {
        const thing = await changeProject(userId, id, changes, options);
        return thing && { thing };
      });
    }
    case "DELETE": {
      const { todos } = readQuery(request, deletionQuery);
      return writeThing(call, { todos }, async (options) => {
        const deleted = await deleteProject(userId, id, todos, options);
        return deleted && { undoId: deleted.undoId };
      });
    }
    default:
      return methodNotAllowed(request, METHODS);
  }
}
