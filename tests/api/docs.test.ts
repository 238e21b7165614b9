import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { apiDocument } from "~/api/description/document.server";
import { OperationSection } from "~/api/docs/operation-section";
import { readDocument } from "~/api/docs/operations.server";
import { env } from "~/env.server";

const paths = readDocument(apiDocument()).flatMap((tag) => tag.paths);
const operations = paths.flatMap((path) => path.operations);

function find(id: string) {
  return operations.find((operation) => operation.id === id)!;
}

test("the page has every path of the document, once", () => {
  expect(paths.map(({ path }) => path).sort()).toEqual(Object.keys(apiDocument().paths).sort());
});

test("an operation says what it takes and what it answers", () => {
  const page = renderToStaticMarkup(createElement(OperationSection, { operation: find("listTodos") }));

  for (const text of [
    "List todos",
    "limit",
    "integer, 1 to 100, default 50, optional",
    "all | open | completed",
    "422",
  ])
    expect(page).toContain(text);
  // The Content-Security-Policy forbids inline styles.
  expect(page).not.toContain("style=");
});

test("each has a call to copy, with the credential it asks for", () => {
  expect(find("createTodo").curl).toBe(
    [
      `curl -X POST "${env.baseUrl}/api/todos" \\`,
      `  -H "Authorization: Bearer $TOKEN" \\`,
      `  -H "Content-Type: application/json" \\`,
      `  -d '{"title":"Water the plants","notes":"The fern, too.","priority":"medium","dueOn":"2026-11-30","tags":["garden","home"],"steps":[{"title":"Fill the can","completed":true},{"title":"Look for snails"}]}'`,
    ].join("\n"),
  );
  expect(find("getTask").curl).toContain(`"${env.baseUrl}/api/$USER_ID/tasks/$TASK_ID"`);
  expect(find("signIn").curl).toContain("-c cookies.txt");
  expect(find("getToken").curl).toContain("-b cookies.txt");
  expect(find("getKeys").curl).toBe(`curl "${env.baseUrl}/api/auth/jwks"`);
});
