import { exampleProject } from "~/api/description/examples";
import { json, type Parameter, type PathItem, problems } from "~/api/description/open-api";
import { describeQuery } from "~/api/description/json-schema";
import { uuid } from "~/api/description/todo-families";
import {
  idempotencyKey,
  ifMatch,
  ifNoneMatch,
  location,
  looksTag,
  notModified,
} from "~/api/description/headers";
import { undo } from "~/api/description/undo-paths";
import { deletionQuery } from "~/api/projects/project-input";

const tags: [string] = ["Projects"];
const id: Parameter = {
  name: "projectId",
  in: "path",
  required: true,
  description: "The project's id.",
  schema: uuid,
};
const asItIs = {
  200: { description: "As it is now.", headers: looksTag, content: json("Project", exampleProject) },
};
const writes = problems(400, 401, 403, 404, 412, 413, 415, 422);

/** The paths of projects. */
export function describeProjectPaths(): Record<string, PathItem> {
  return { "/api/projects": describeAll(), "/api/projects/{projectId}": describeOne() };
}

function describeAll(): PathItem {
  return {
    get: {
      operationId: "listProjects",
      tags,
      summary: "List projects",
      description: "All of them in their owner's order, archived ones among them.",
      responses: {
        200: { description: "The projects.", content: json("ProjectList", { items: [exampleProject] }) },
        ...problems(401, 422),
      },
    },
    post: {
      operationId: "createProject",
      tags,
      summary: "Add a project",
      parameters: [idempotencyKey],
      requestBody: { required: true, content: json("NewProject", { name: "Home", color: "teal" }) },
      responses: {
        201: {
          description: "What was added.",
          headers: { ...looksTag, ...location },
          content: json("Project", exampleProject),
        },
        ...problems(400, 401, 413, 415, 422),
      },
    },
  };
}

function describeOne(): PathItem {
  const query = Object.entries(describeQuery(deletionQuery)).map(
    ([name, { description = "", ...schema }]): Parameter => ({ name, in: "query", description, schema }),
  );
  const about = (operationId: string, summary: string, ...parameters: Parameter[]) => {
    return { operationId, tags, summary, parameters: [id, ...parameters] };
  };
  return {
    get: {
      ...about("getProject", "Read a project", ifNoneMatch),
      responses: { ...asItIs, ...notModified(looksTag), ...problems(401, 403, 404, 422) },
    },
    put: {
      ...about("replaceProject", "Replace a project", ifMatch, idempotencyKey),
      description: "What is left out takes its default.",
      requestBody: { required: true, content: json("NewProject", { name: "Home", color: "teal" }) },
      responses: { ...asItIs, ...writes },
    },
    patch: {
      ...about("changeProject", "Change a project", ifMatch, idempotencyKey),
      description: "What is left out stays as it is.",
      requestBody: { required: true, content: json("ProjectChanges", { archived: true }) },
      responses: { ...asItIs, ...writes },
    },
    delete: {
      ...about("deleteProject", "Delete a project", ...query, ifMatch, idempotencyKey),
      description: "Its todos stay, in the Inbox, or go to the trash.",
      responses: {
        204: { description: "It is deleted.", headers: undo },
        ...problems(401, 403, 404, 412, 422),
      },
    },
  };
}
