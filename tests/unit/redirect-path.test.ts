import { expect, test } from "vitest";
import { safeRedirectPath, signInPath } from "~/auth/redirect-path";

test.each([
  ["/todos", "/todos"],
  ["/todos?after=1#x", "/todos?after=1#x"],
  ["/todos/../todos/1", "/todos/1"],
])("%s is a path of this app", (to, expected) => {
  expect(safeRedirectPath(to)).toBe(expected);
});

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "https://evil.example",
  "https:evil.example",
  "http:///evil.example",
  "HTTPS://EVIL.EXAMPLE",
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "evil.example",
  "@evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "",
  "todos",
  `/${"x".repeat(2000)}`,
  null,
  undefined,
  ["/todos"],
  42,
])("%.40j is not, so people land on their list", (to) => {
  expect(safeRedirectPath(to)).toBe("/todos/today");
});

test("signing in comes back to the page that was asked for", () => {
  const path = signInPath(new Request("http://localhost:3000/todos?after=1&x=%26"));

  const redirectTo = new URL(path, "http://localhost:3000").searchParams.get("redirectTo");
  expect(path).toMatch(/^\/sign-in\?/);
  expect(redirectTo).toBe("/todos?after=1&x=%26");
});
