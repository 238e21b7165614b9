import { type Answer, json, type Parameter, type PathItem, problems } from "~/api/description/open-api";
import { describeQuery } from "~/api/description/json-schema";
import { emptyingQuery } from "~/api/trash/emptying-query";

const tags: [string] = ["Undo and trash"];
const undoPath = {
  type: "string",
  examples: ["/api/undo/01994f40-51d2-7c3e-8b60-9a1f02c3d4e5"],
};

/** The header of every write that can be undone. */
export const undo: Answer["headers"] = {
  Undo: {
    description: "A `POST` to this path undoes it, for 24 hours. Left out when nothing was changed.",
    schema: undoPath,
  },
};

/** The paths that lead back: from a write, and out of the trash. */
export function describeUndoPaths(): Record<string, PathItem> {
  const undoId: Parameter = {
    name: "undoId",
    in: "path",
    required: true,
    description: "The id in the `Undo` header of a write.",
    schema: { type: "string", format: "uuid" },
  };
  return {
    "/api/undo/{undoId}": {
      post: {
        operationId: "undo",
        tags,
        summary: "Undo a write",
        description:
          "Puts back what the write changed or deleted; what else was changed since then stays. The second time it restores nothing. A body is not looked at.",
        parameters: [undoId],
        responses: {
          200: {
            description: "How many todos are as they were.",
            content: json("Restored", { restored: 1 }),
          },
          ...problems(401, 403, 404, 422),
        },
      },
    },
    "/api/trash": { delete: describeEmptying() },
    "/api/trash/restore": {
      post: {
        operationId: "restoreTrash",
        tags,
        summary: "Restore everything in the trash",
        description: "A body is not looked at.",
        responses: {
          200: {
            description: "How many todos are back.",
            headers: undo,
            content: json("Restored", { restored: 3 }),
          },
          ...problems(401, 422),
        },
      },
    },
  };
}

function describeEmptying(): PathItem["delete"] {
  const query = Object.entries(describeQuery(emptyingQuery));
  return {
    operationId: "emptyTrash",
    tags,
    summary: "Delete what is in the trash for good",
    description: "This cannot be undone.",
    parameters: query.map(([name, { description = "", ...schema }]) => ({
      name,
      in: "query",
      description,
      schema,
    })),
    responses: {
      200: { description: "How many todos are gone.", content: json("Emptied", { deleted: 3 }) },
      ...problems(401, 422),
    },
  };
}
