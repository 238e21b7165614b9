import { exampleView } from "~/api/description/examples";
import { json, type Parameter, type PathItem, problems } from "~/api/description/open-api";
import { idempotencyKey } from "~/api/description/headers";

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
          201: { description: "What was saved.", content: json("View", exampleView) },
          ...problems(400, 401, 413, 415, 422),
        },
      },
    },
    "/api/views/{viewId}": {
      patch: {
        operationId: "changeView",
        tags,
        summary: "Rename or change a saved view",
        description: "What is left out stays as it is.",
        parameters: [viewId, idempotencyKey],
        requestBody: { required: true, content: json("ViewChanges", { name: body.name }) },
        responses: {
          200: { description: "As it is now.", content: json("View", exampleView) },
          ...problems(400, 401, 403, 404, 413, 415, 422),
        },
      },
      delete: {
        operationId: "deleteView",
        tags,
        summary: "Delete a saved view",
        parameters: [viewId, idempotencyKey],
        responses: { 204: { description: "It is deleted." }, ...problems(401, 403, 404, 422) },
      },
    },
  };
}
