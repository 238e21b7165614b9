import { exampleView } from "~/api/description/examples";
import { json, type Parameter, type PathItem, problems } from "~/api/description/open-api";
import {
  idempotencyKey,
  ifMatch,
  ifNoneMatch,
  location,
  looksTag,
  notModified,
} from "~/api/description/headers";

const tags: [string] = ["Saved views"];
const viewId: Parameter = {
  name: "viewId",
  in: "path",
  required: true,
  description: "The view's id.",
  schema: { type: "string", format: "uuid" },
};

/** The paths of saved views. */
export function describeViewPaths(): Record<string, PathItem> {
  const body = { name: exampleView.name, query: exampleView.query };
  return {
    "/api/views": {
      get: {
        operationId: "listViews",
        tags,
        summary: "List saved views",
        responses: {
          200: { description: "The views.", content: json("ViewList", { items: [exampleView] }) },
          ...problems(401, 422),
        },
      },
      post: {
        operationId: "createView",
        tags,
        summary: "Save a view",
        parameters: [idempotencyKey],
        requestBody: { required: true, content: json("NewView", body) },
        responses: {
          201: {
            description: "What was saved.",
            headers: { ...looksTag, ...location },
            content: json("View", exampleView),
          },
          ...problems(400, 401, 413, 415, 422),
        },
      },
    },
    "/api/views/{viewId}": describeOne(body),
  };
}

function describeOne(body: { name: string; query: string }): PathItem {
  const asItIs = {
    200: { description: "As it is now.", headers: looksTag, content: json("View", exampleView) },
  };
  const about = (operationId: string, summary: string, ...headers: Parameter[]) => {
    return { operationId, tags, summary, parameters: [viewId, ...headers] };
  };
  const writes = problems(400, 401, 403, 404, 412, 413, 415, 422);
  return {
    get: {
      ...about("getView", "Read a saved view", ifNoneMatch),
      responses: { ...asItIs, ...notModified(looksTag), ...problems(401, 403, 404, 422) },
    },
    put: {
      ...about("replaceView", "Replace a saved view", ifMatch, idempotencyKey),
      requestBody: { required: true, content: json("NewView", body) },
      responses: { ...asItIs, ...writes },
    },
    patch: {
      ...about("changeView", "Rename or change a saved view", ifMatch, idempotencyKey),
      description: "What is left out stays as it is.",
      requestBody: { required: true, content: json("ViewChanges", { name: body.name }) },
      responses: { ...asItIs, ...writes },
    },
    delete: {
      ...about("deleteView", "Delete a saved view", ifMatch, idempotencyKey),
      responses: { 204: { description: "It is deleted." }, ...problems(401, 403, 404, 412, 422) },
    },
  };
}
