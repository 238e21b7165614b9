import { exampleProject, exampleTodo, exampleView } from "~/api/description/examples";
import { etag, idempotencyKey, ifMatch, looksTag } from "~/api/description/headers";
import { type Answer, json, type PathItem, problems } from "~/api/description/open-api";
import { uuid } from "~/api/description/todo-families";

interface Moved {
  tag: string;
  base: string;
  schema: "Todo" | "Project" | "View";
  name: string;
  example: object;
  headers: Answer["headers"];
}

const todo = { schema: "Todo" as const, example: exampleTodo, headers: etag };
const project = { schema: "Project" as const, example: exampleProject, headers: looksTag };
const view = { schema: "View" as const, example: exampleView, headers: looksTag };

const moved: Moved[] = [
  { tag: "Todos", base: "/api/todos", name: "todo", ...todo },
  { tag: "Projects", base: "/api/projects", name: "project", ...project },
  { tag: "Saved views", base: "/api/views", name: "saved view", ...view },
];

const OTHER = "01994f3e-9e3c-7d74-8f20-5bac43e67d89";

/** The paths that put things in their owner's order. */
export function describeMovePaths(): Record<string, PathItem> {
  return Object.fromEntries(moved.map(describeMove));
}

function describeMove({ tag, base, schema, name, example, headers }: Moved): [path: string, item: PathItem] {
  const id = `${schema.toLowerCase()}Id`;
  const path = {
    name: id,
    in: "path" as const,
    required: true,
    description: `The ${name}'s id.`,
    schema: uuid,
  };
  const post = {
    operationId: `move${schema}`,
    tags: [tag] as [string],
    summary: `Move a ${name} before or after another`,
    description: "In its owner's own order. Nothing else of it changes, its entity tag included.",
    parameters: [path, ifMatch, idempotencyKey],
    requestBody: { required: true, content: json("Place", { after: OTHER }) },
    responses: {
      200: { description: "What was moved.", headers, content: json(schema, example) },
      ...problems(400, 401, 403, 404, 412, 413, 415, 422),
    },
  };
  return [`${base}/{${id}}/move`, { post }];
}
