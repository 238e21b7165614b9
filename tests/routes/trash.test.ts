import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { action, loader } from "~/routes/todos.trash";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { undoWrite } from "~/undo/undo-write.server";
import { database } from "~db/database.server";
import { todos } from "~db/schema/todos";
import { allTodos } from "../support/all-todos";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";

let owner: SignedInUser;
let headers: Headers;
let ids: string[];

beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
  ids = [await throwAway("One"), await throwAway("Two"), await throwAway("Three")];
});

async function throwAway(title: string, user = owner) {
  const created = await createTodo(user.id, { title });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  await deleteTodo(user.id, created.todo.id);
  return created.todo.id;
}

async function visit(path = "/todos/trash", as = headers) {
  return loader({ request: pageRequest(path, as), params: {}, context: {} });
}

async function trashed(as = headers) {
  const { groups } = withGroups(await visit("/todos/trash", as));
  return groups.flatMap(({ rows }) => rows.map(({ title }) => title)).sort();
}

const kept = async () => (await allTodos(owner.id)).map(({ title }) => title).sort();

function post(fields: Record<string, string>, todoIds: string[] = [], as = headers) {
  const request = formRequest("/todos/trash", {}, as);
  const body = new URLSearchParams(fields);
  for (const id of todoIds) body.append("todoIds", id);
  return action({ request: new Request(request, { body }), params: {}, context: {} });
}

async function undoIn(answer: Promise<unknown>): Promise<string> {
  const location = (await answerOf(answer)).headers.get("Location")!;
  expect(location).toMatch(/^\/todos\/trash\?undo=[0-9a-f-]{36}$/);
  return location.split("=")[1]!;
}

test("its rows can be selected, with how many there are on all pages", async () => {
  expect(await visit()).toMatchObject({ select: { matching: null, path: "/todos/trash?select=rows" } });
  expect(await visit("/todos/trash?select=rows")).toMatchObject({
    select: { matching: 3, path: "/todos/trash" },
  });
});

describe("restoring", () => {
  test("what is selected can be undone", async () => {
    const undoId = await undoIn(post({ intent: "restore-many" }, ids.slice(0, 2)));

    expect(await kept()).toEqual(["One", "Two"]);
    expect(await visit(`/todos/trash?undo=${undoId}`)).toMatchObject({
      undo: { message: "Restored 2 todos" },
    });
    expect(await undoWrite(owner.id, undoId)).toBe(2);
    expect(await trashed()).toEqual(["One", "Three", "Two"]);
  });

  test.each([
    ["all, whatever is selected", () => post({ intent: "restore-many", scope: "all" }, [ids[0]!]), 3],
    ["everything", () => post({ intent: "restore-all" }), 3],
    ["one", () => post({ intent: "restore", todoId: ids[0]! }), 1],
  ])("%s can be undone", async (_, restore, count) => {
    const undoId = await undoIn(restore());

    expect(await kept()).toHaveLength(count);
    expect(await undoWrite(owner.id, undoId)).toBe(count);
    expect(await trashed()).toEqual(["One", "Three", "Two"]);
  });
});

describe("deleting for good", () => {
  test("asks first, and nothing is gone until it is said once more", async () => {
    const asked = await post({ intent: "delete-many" }, ids.slice(0, 2));

    expect(asked).toMatchObject({
      data: {
        asked: { scope: "selected", count: 2, until: expect.any(String) as string },
        values: { todoIds: `${ids[0]} ${ids[1]}` },
      },
    });
    expect(await trashed()).toHaveLength(3);
    const until = new Date().toISOString();
    const answer = await answerOf(
      post({ intent: "delete-forever", until, todoIds: `${ids[0]} ${ids[1]}`, scope: "selected" }),
    );
    expect(answer.headers.get("Location")).toBe("/todos/trash");
    expect(await trashed()).toEqual(["Three"]);
  });

  test("all leaves what was deleted since it was asked", async () => {
    const until = new Date(Date.now() - 60_000).toISOString();
    await database
      .update(todos)
      .set({ deletedAt: sql`now() - interval '1 hour'` })
      .where(eq(todos.userId, owner.id));
    await throwAway("Later");

    await post({ intent: "delete-forever", scope: "all", until });

    expect(await trashed()).toEqual(["Later"]);
  });

  test("takes nothing that is not in the trash", async () => {
    await post({ intent: "restore-many" }, [ids[0]!]);

    await post({ intent: "delete-forever", until: new Date().toISOString() }, ids);

    expect(await kept()).toEqual(["One"]);
    expect(await trashed()).toEqual([]);
  });
});

test.each<Record<string, string>>([
  { intent: "restore-many" },
  { intent: "delete-many" },
  { intent: "delete-forever", until: "2026-11-21T08:30:00.000Z" },
  { intent: "delete-forever", scope: "all" },
  { intent: "delete-forever", scope: "all", until: "0000-01-01T00:00:00Z" },
  { intent: "empty-trash", until: "soon" },
  { intent: "empty-trash", until: "0000-01-01T00:00:00Z" },
  { intent: "restore-many", todoIds: "nonsense" },
])("%j is a 422", async (fields) => {
  expect(await post(fields)).toMatchObject({ init: { status: 422 } });
  expect(await trashed()).toHaveLength(3);
});

test("somebody else's trash stays as it is", async () => {
  const stranger = await createUser("Mallory");
  const as = await signIn(stranger);
  await throwAway("Mallory's", stranger);
  const until = new Date().toISOString();

  const answer = await answerOf(post({ intent: "restore-many" }, ids, as));
  expect(answer.headers.get("Location")).toBe("/todos/trash");
  await post({ intent: "delete-forever", until, scope: "all" }, [], as);
  await post({ intent: "delete-forever", until }, ids, as);

  expect(await trashed(as)).toEqual([]);
  expect(await trashed()).toEqual(["One", "Three", "Two"]);
});

test("who is signed out can do nothing in it", async () => {
  const answer = await answerOf(post({ intent: "restore-many" }, ids, new Headers()));

  expect(answer.status).toBe(401);
  expect(await trashed()).toHaveLength(3);
});
