import { exampleTodo } from "~/api/description/examples";
import { json, type PathItem, problems } from "~/api/description/open-api";
import { idempotencyKey } from "~/api/description/headers";
import { undo } from "~/api/description/undo-paths";

/** The path for many todos at once. */
export function describeBulkPaths(): Record<string, PathItem> {
  return {
    "/api/todos/bulk": {
      post: {
        operationId: "changeTodos",
        tags: ["Todos"],
        summary: "Change or delete many todos",
        description:
          "All of them or none, as one write that is undone at once. Send either `set` or `delete`. An id that is not yours, or in the trash, is passed over like one that does not exist.",
        parameters: [idempotencyKey],
        requestBody: {
          required: true,
          content: json("Bulk", { ids: [exampleTodo.id], set: { priority: "high", addTags: ["garden"] } }),
        },
        responses: {
          200: {
            description: "How many of the ids are of todos of yours; they are all as was asked for now.",
            headers: undo,
            content: json("Found", { found: 1 }),
          },
          ...problems(400, 401, 403, 404, 413, 415, 422),
        },
      },
    },
  };
}
