import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { createProject } from "~/projects/projects.server";
import * as projectPage from "~/routes/projects.$projectId";
import * as all from "~/routes/todos";
import * as today from "~/routes/todos.today";
import { MOST_TAGS } from "~/tags/tag-fields";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { getTodo } from "~/todos/todos.server";
import { allTodos } from "../support/all-todos";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";

type Route<Data = unknown> = {
  loader: (args: LoaderFunctionArgs) => Promise<Data>;
  action: (args: ActionFunctionArgs) => Promise<unknown>;
};

let owner: SignedInUser;
let headers: Headers;

beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
});

async function keep(title: string, fields: object = {}, user = owner) {
  const created = await createTodo(user.id, { title, ...fields });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

function visit<Data>(route: Route<Data>, path: string) {
  return route.loader({ request: pageRequest(path, headers), params: {}, context: {} });
}

interface Where {
  route?: Route;
  path?: string;
  params?: Record<string, string>;
}

/** As a browser sends it: a checkbox for each of `ids`. */
function post(ids: string[], fields: Record<string, string>, where: Where = {}) {
  const { route = all, path = "/todos", params = {} } = where;
  const request = formRequest(path, {}, headers);
  const body = new URLSearchParams({ intent: "change-many", ...fields });
  for (const id of ids) body.append("todoIds", id);
  return route.action({ request: new Request(request, { body }), params, context: {} });
}

describe("the rows of a list", () => {
  test("can be selected where there are some, with how many there are on all pages", async () => {
    await keep("Low", { priority: "low" });
    await keep("High", { priority: "high" });
    await keep("Completed", { completed: true });

    expect(await visit(all, "/todos")).toMatchObject({
      select: { matching: null, path: "/todos?select=rows" },
    });
    expect(withGroups(await visit(all, "/todos?select=rows"))).toMatchObject({
      select: { matching: 2, path: "/todos" },
      groups: [{ rows: [{ title: "High" }, { title: "Low" }] }, { rows: [] }],
    });
    expect(await visit(all, "/todos?priority=low&select=rows")).toMatchObject({
      select: { matching: 1, path: "/todos?priority=low" },
    });
  });
});

describe("the form around them", () => {
  test("changes what is selected, and leads back to the list with an undo", async () => {
    const [one, two] = [await keep("One"), await keep("Two")];
    const other = await keep("Other");

    const answer = await answerOf(
      post([one, two], { change: "complete" }, { path: "/todos?priority=none&select=rows" }),
    );

    expect(answer.headers.get("location")).toMatch(/^\/todos\?priority=none&undo=[0-9a-f-]{36}$/);
    for (const id of [one, two]) expect(await getTodo(owner.id, id)).toMatchObject({ completed: true });
    expect(await getTodo(owner.id, other)).toMatchObject({ completed: false });
  });

  test.each([
    ["reopen", {}, { completed: false }],
    ["date", { dueOn: "2026-12-24" }, { dueOn: "2026-12-24" }],
    ["clear-date", {}, { dueOn: null }],
    ["priority", { priority: "high" }, { priority: "high" }],
    ["move", { project: "inbox" }, { projectId: null }],
    ["tag", { tags: "garden, home" }, { tags: ["garden", "home", "old"] }],
    ["untag", { tags: "Old" }, { tags: [] }],
  ])("%s", async (change, fields, is) => {
    const project = await createProject(owner.id, { name: "Garden", color: "green" });
    const id = await keep("One", {
      completed: true,
      dueOn: "2026-11-30",
      projectId: project!.id,
      tags: ["old"],
    });

    await post([id], { change, ...fields });

    expect(await getTodo(owner.id, id)).toMatchObject(is);
  });

  test("changes all that the list has, whatever is selected, and nothing else", async () => {
    const day = momentIn(null).today.toString();
    const due = await keep("Due", { dueOn: day });
    const other = await keep("Other");

    await post(
      [other],
      { change: "delete", scope: "all" },
      { route: today, path: "/todos/today?select=rows" },
    );

    expect((await allTodos(owner.id)).map(({ id }) => id)).toEqual([other]);
    expect(await getTodo(owner.id, due)).toBeNull();
  });

  test.each([
    ["todoIds", [], { change: "delete" }],
    ["todoIds", ["nonsense"], { change: "delete" }],
    ["todoIds", Array.from({ length: 1001 }, () => crypto.randomUUID()), { change: "delete" }],
    ["change", [crypto.randomUUID()], { change: "nonsense" }],
    ["dueOn", [crypto.randomUUID()], { change: "date", dueOn: "" }],
    ["dueOn", [crypto.randomUUID()], { change: "date", dueOn: "soon" }],
    ["project", [crypto.randomUUID()], { change: "move" }],
    ["priority", [crypto.randomUUID()], { change: "priority" }],
    ["tags", [crypto.randomUUID()], { change: "tag", tags: " , " }],
    ["tags", [crypto.randomUUID()], { change: "untag" }],
    ["tags", [crypto.randomUUID()], { change: "tag", tags: "a".repeat(51) }],
  ])("is sent back when %s is not as it should be", async (field, ids, fields) => {
    const answer = await post(ids, fields);

    expect(answer).toMatchObject({
      init: { status: 422 },
      data: { errors: { [field]: [expect.any(String)] } },
    });
  });

  test("is sent back with what was chosen when a todo would have too many tags", async () => {
    const id = await keep("One", { tags: Array.from({ length: MOST_TAGS }, (_, nth) => `tag ${nth}`) });

    const answer = await post([id], { change: "tag", tags: "garden" });

    expect(answer).toMatchObject({
      init: { status: 422 },
      data: {
        errors: { tags: [expect.stringContaining("20 tags")] },
        values: { change: "tag", todoIds: id, tags: "garden" },
      },
    });
  });

  test("changes nothing of somebody else's, and puts nothing into their project", async () => {
    const stranger = await createUser("Mallory");
    const [theirs, own] = [await keep("Theirs", {}, stranger), await keep("Own")];
    const project = await createProject(stranger.id, { name: "Not yours", color: "red" });

    const answer = await answerOf(post([theirs], { change: "delete" }));
    expect(answer.headers.get("location")).toBe("/todos");
    expect((await answerOf(post([own], { change: "move", project: project!.id }))).status).toBe(403);
    const path = `/projects/${project!.id}`;
    const there = post(
      [theirs],
      { change: "delete" },
      { route: projectPage, path, params: { projectId: project!.id } },
    );
    expect((await answerOf(there)).status).toBe(403);
    const nobodys = crypto.randomUUID();
    expect((await answerOf(post([own], { change: "move", project: nobodys }))).status).toBe(404);

    expect(await getTodo(stranger.id, theirs)).not.toBeNull();
    expect(await getTodo(owner.id, own)).toMatchObject({ projectId: null });
  });
});
