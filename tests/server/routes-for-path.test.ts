import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { expect, test } from "vitest";
import { byPath } from "../../server/routes-for-path";
import { buildThatGives } from "./one-page-build";

const PATHS: Record<string, { path?: string; parentId?: string; index?: true }> = {
  root: { path: "" },
  home: { index: true, parentId: "root" },
  todos: { path: "todos", parentId: "root" },
  today: { path: "todos/today", parentId: "root" },
  todo: { path: "todos/:todoId", parentId: "root" },
  settings: { path: "settings", parentId: "root" },
  password: { path: "password", parentId: "settings" },
  archive: { path: "Archive/:year?", parentId: "root" },
  complete: { path: "api/todos/:todoId/complete", parentId: "root" },
  tasks: { path: "api/:userId/tasks", parentId: "root" },
  anyApi: { path: "api/*", parentId: "root" },
  any: { path: "*", parentId: "root" },
};

const build: ServerBuild = {
  ...buildThatGives(() => new Response()),
  routes: Object.fromEntries(
    Object.entries(PATHS).map(([id, route]) => [id, { ...route, id, module: { default: () => null } }]),
  ),
};

const SEGMENTS = [
  ...["todos", "today", "TODOS", "t%6fdos", "settings", "password", "archive", "api", "tasks", "complete"],
  ...["x", "a%2Fb", "a%20b", "%E4%BD%A0", "*", ":todoId", "", "..", "_root"],
];

test("what a path leads to is the same as with all routes", () => {
  const findBuild = byPath(build, (part) => part);
  const paths = fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 5 });

  fc.assert(
    fc.property(paths, fc.boolean(), (segments, hasSlash) => {
      const path = `/${segments.join("/")}${hasSlash ? "/" : ""}`;

      expect(found(findBuild(path), path)).toEqual(found(build, path));
    }),
    { numRuns: 2000 },
  );
});

test("data is asked of the routes of its page", () => {
  const findBuild = byPath(build, (part) => part);

  expect(findBuild("/todos/today.data")).toBe(findBuild("/todos/today"));
  expect(findBuild("/_root.data")).toBe(findBuild("/"));
});

test("paths that could lead to the same routes share a handler, however many are asked for", () => {
  let made = 0;
  const find = byPath(build, () => ++made);

  for (let number = 0; number < 1000; number++) find(`/todos/${number}`);

  expect(made).toBe(1);
});

function found({ routes }: ServerBuild, path: string) {
  return matchRoutes(nest(routes), path)?.map(({ route, params }) => [route.id, params]) ?? null;
}

type Nested = Parameters<typeof matchRoutes>[0];

function nest(routes: ServerBuild["routes"], parentId?: string): Nested {
  return Object.values(routes)
    .filter((route) => route?.parentId === parentId)
    .map((route) => {
      const { id, path, index } = route;
      return index ? { id, path, index: true } : { id, path, children: nest(routes, id) };
    });
}
