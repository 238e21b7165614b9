import { exampleTag } from "~/api/description/examples";
import { json, type Parameter, type PathItem, problems } from "~/api/description/open-api";
import { idempotencyKey } from "~/api/description/headers";
import { undo } from "~/api/description/undo-paths";

const tags: [string] = ["Tags"];
const name: Parameter = {
  name: "tag",
  in: "path",
  required: true,
  description:
    "The tag's name, percent-encoded, in whatever capitals. A `.data` at its end is sent as `%2Edata`.",
  schema: { type: "string", examples: [exampleTag.name] },
};

/** The paths of tags. */
export function describeTagPaths(): Record<string, PathItem> {
  return {
    "/api/tags": {
      get: {
        operationId: "listTags",
        tags,
        summary: "List tags",
        description: "In alphabetical order, those that a todo outside the trash has, with how many have it.",
        responses: {
          200: { description: "The tags.", content: json("TagList", { items: [exampleTag] }) },
          ...problems(401, 422),
        },
      },
    },
    "/api/tags/{tag}": describeOne(),
  };
}

function describeOne(): PathItem {
  return {
    get: {
      operationId: "getTag",
      tags,
      summary: "Read a tag",
      parameters: [name],
      responses: {
        200: { description: "The tag.", content: json("Tag", exampleTag) },
        ...problems(401, 404, 422),
      },
    },
    patch: {
      operationId: "renameTag",
      tags,
      summary: "Rename or merge a tag",
      description:
        "On all todos that have it, and in the saved views that ask for it. If another tag of yours has the name, both are that one from now on, which can be undone.",
      parameters: [name, idempotencyKey],
      requestBody: { required: true, content: json("TagChanges", { name: "balcony" }) },
      responses: {
        200: {
          description: "As it is now.",
          headers: undo,
          content: json("Tag", { ...exampleTag, name: "balcony" }),
        },
        ...problems(400, 401, 404, 413, 415, 422),
      },
    },
    delete: {
      operationId: "deleteTag",
      tags,
      summary: "Delete a tag",
      description: "It is taken from all todos; they stay.",
      parameters: [name, idempotencyKey],
      responses: {
        204: { description: "It is deleted.", headers: undo },
        ...problems(401, 404, 422),
      },
    },
  };
}
