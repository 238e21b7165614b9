import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as all from "~/routes/todos";
import { createTodo } from "~/todos/create-todo.server";
import type { TodoFields } from "~/todos/todo-rows.server";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";

let owner: SignedInUser;
let headers: Headers;

beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
});

async function keep(title: string, fields: Partial<TodoFields> = {}, userId = owner.id) {
  const created = await createTodo(userId, { title, ...fields });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

async function load(query = "") {
  const request = pageRequest(`/todos${query}`, headers);
  return withGroups(await all.loader({ request, params: {}, context: {} }));
}

async function titles(query?: string) {
  const { groups } = await load(query);
  return groups.map(({ rows }) => rows.map(({ title }) => title).join(" "));
}

function post(fields: Record<string, string>, query = "", as = headers) {
  return answerOf(
    all.action({ request: formRequest(`/todos${query}`, fields, as), params: {}, context: {} }),
  );
}

describe("the page of all todos", () => {
  test("shows what its address asks for in one group, and says so", async () => {
    await keep("high", { priority: "high" });
    await keep("low", { priority: "low" });
    await keep("done", { priority: "high", completed: true });

    expect(await titles()).toEqual(["low high", "done"]);
    expect(await titles("?priority=high")).toEqual(["high"]);
    expect(await titles("?priority=high&status=all")).toEqual(["done high"]);
    expect(await titles("?status=open")).toEqual(["low high", "done"]);
    expect(await titles("?sort=priority")).toEqual(["high low", "done"]);
    expect(await titles("?priority=x&sort=y&dueFrom=2026-99-99&tag=")).toEqual(["low high", "done"]);
    expect((await load("?priority=high&due=none&sort=title")).filter?.chips).toEqual([
      { label: "High priority", path: "/todos?due=none&sort=title" },
      { label: "No date", path: "/todos?priority=high&sort=title" },
      { label: "Sorted by title", path: "/todos?priority=high&due=none" },
    ]);
  });

  test("keeps its filters from page to page and after a change, and starts over for a cursor of another list", async () => {
    for (let n = 0; n < 51; n++) await keep(`${n}`, { priority: "high" });
    const { groups } = await load("?priority=high&sort=title");
    const path = groups[0]!.more!.path;

    expect(path).toMatch(/^\/todos\?priority=high&sort=title&after=/);
    expect(await titles(path.replace("/todos", ""))).toEqual(["9"]);
    expect((await titles(path.replace("/todos", "").replace("title", "due")))[0]).toMatch(/^0 1 2/);
    const row = groups[0]!.rows[0]!;
    const answer = await post(
      { intent: "set-completed", todoId: row.id, completed: "true" },
      "?priority=high",
    );
    expect(answer.headers.get("Location")).toMatch(/^\/todos\?priority=high/);
  });
});

describe("a move", () => {
  test("is a step in the list that its address shows, and leads back there", async () => {
    const a = await keep("a", { priority: "high" });
    await keep("b");
    await keep("c", { priority: "high" });

    const answer = await post({ intent: "move", todoId: a, direction: "up" }, "?priority=high&arrange=rows");

    expect(answer.headers.get("Location")).toBe("/todos?priority=high&arrange=rows");
    expect(await titles()).toEqual(["a c b", ""]);
  });

  test("reaches over the edge of a page", async () => {
    const first = await keep("last");
    for (let n = 0; n < 50; n++) await keep(`${n}`);
    const more = (await load()).groups[0]!.more!.path.replace("/todos", "");
    expect(await titles(more)).toEqual(["last", ""]);

    await post({ intent: "move", todoId: first, direction: "up" }, more);

    expect((await titles())[0]).toMatch(/ last$/);
  });

  test("goes next to another todo, but never to or with somebody else's", async () => {
    const stranger = await createUser("Mallory");
    const theirs = await keep("theirs", {}, stranger.id);
    const [b, a] = [await keep("b"), await keep("a")];
    const beside = (todoId: string, besideId: string, as = headers) =>
      post({ intent: "move-beside", todoId, besideId, side: "after" }, "", as);

    expect(await beside(a, b)).toMatchObject({ status: 302 });
    expect(await titles()).toEqual(["b a", ""]);
    expect(await beside(a, theirs)).toMatchObject({ status: 403 });
    expect(await beside(theirs, a)).toMatchObject({ status: 403 });
    expect(await beside(a, "01900000-0000-7000-8000-000000000000")).toMatchObject({ status: 404 });
    const asStranger = await signIn(stranger);
    expect(await beside(a, b, asStranger)).toMatchObject({ status: 403 });
    expect(await post({ intent: "move", todoId: a, direction: "up" }, "", asStranger)).toMatchObject({
      status: 403,
    });
    expect(await titles()).toEqual(["b a", ""]);
  });
});
