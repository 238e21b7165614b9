import { expect } from "vitest";
import { apiDocument } from "~/api/description/document.server";
import type { Method, Operation } from "~/api/description/open-api";
import { checkDescribed } from "../support/described";

const document = apiDocument();

/**
 * Fails unless the API's document has the answer: its status for this operation, its headers, its type, and its body.
 * `path` is a pattern such as `/api/todos/:todoId`.
 */
export function expectDocumented(
  method: string,
  path: string,
  answer: { status: number; headers: Headers; text: string },
) {
  if (method === "OPTIONS") return;
  const described =
    answer.status === 405 ? theProblem() : findOperation(method, path).responses[answer.status];
  expect(described, `${method} ${path} is documented to answer ${answer.status}`).toBeDefined();

  for (const header of ["etag", "location", "link", "undo"]) {
    const names = Object.keys(described!.headers ?? {}).map((name) => name.toLowerCase());
    if (answer.headers.has(header) && answer.status < 400) expect(names).toContain(header);
  }
  const [type, content] = Object.entries(described!.content ?? {})[0] ?? [null];
  expect(answer.headers.get("Content-Type")).toBe(type);
  if (content && method !== "HEAD")
    expect(checkDescribed(document, content.schema, JSON.parse(answer.text))).toMatchObject({
      success: true,
    });
}

/** Every operation that the document has for a path of such a pattern. */
export function findOperations(path: string): Partial<Record<Method, Operation>> {
  const found = Object.entries(document.paths).find(([described]) => shape(described) === shape(path));
  return found?.[1] ?? {};
}

function findOperation(method: string, path: string): Operation {
  const operation = findOperations(path)[(method === "HEAD" ? "get" : method.toLowerCase()) as Method];
  expect(operation, `${method} ${path} is documented`).toBeDefined();
  return operation!;
}

function theProblem() {
  return findOperations("/api/todos").get!.responses[401];
}

/** A path without the names of what stands in it: `/api/{}/tasks`. */
function shape(path: string): string {
  return path.replaceAll(/:\w+|\{\w+\}/g, "{}");
}
