import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { deleteTag, renameTag } from "~/tags/manage/change-tag.server";
import { againIfCrossed } from "~/todos/change/crossed.server";
import { changeTodo, type SavedTodo } from "~/todos/change/change-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { undoWrite } from "~/undo/undo-write.server";
import { database } from "~db/database.server";
import { purgeExpired } from "~db/purge-expired.server";
import { type UserDb, userTransaction } from "~db/user-db.server";
import { allTodos } from "../../support/all-todos";
import { createUser } from "../../support/users";

let owner: SignedInUser;
let home: string;

beforeEach(async () => {
  owner = await createUser();
  home = await keep("home", ["home"]);
  for (const tags of [["errands"], ["home", "errands"]]) await keep(tags.join(), tags);
});

async function keep(title: string, tags: string[] = []) {
  const created = await createTodo(owner.id, { title, tags });
  if (created.outcome === "key-reused") throw new Error("No key was given.");
  return created.todo.id;
}

/** Does `first`, and ends its transaction once `second` waits for it and `third` is done. */
async function cross<T>(
  first: (tx: UserDb) => Promise<unknown>,
  second: () => Promise<T>,
  third?: () => Promise<unknown>,
): Promise<T> {
  const { answer } = await userTransaction(owner.id, async (tx) => {
    await first(tx);
    const answer = second();
    await someWait();
    await third?.();
    return { answer };
  });
  return answer;
}

async function someWait(): Promise<void> {
  const { rows } = await database.execute<{ waits: boolean }>(
    sql`select exists (select from pg_locks where not granted) as waits`,
  );
  return rows[0]!.waits ? undefined : someWait();
}

async function tagsByTodo() {
  const todos = await allTodos(owner.id);
  return Object.fromEntries(todos.map(({ title, tags }) => [title, tags.join()]));
}

const rename = (from: string, to: string, db?: UserDb) =>
  renameTag(owner.id, { name: from }, to, { merges: true, db });

test("a tag renamed to what another is just being renamed to goes into that", async () => {
  const renamed = await cross(
    (tx) => rename("home", "House", tx),
    () => againIfCrossed(() => rename("errands", "house")),
  );

  expect(renamed).toMatchObject({ tag: { name: "House", todos: 3, undoId: expect.any(String) as string } });
  expect(await tagsByTodo()).toEqual({ home: "House", errands: "House", "home,errands": "House" });
});

test("on the page, where a merger is asked about first, it is taken", async () => {
  const renamed = await cross(
    (tx) => rename("home", "House", tx),
    () => againIfCrossed(() => renameTag(owner.id, { name: "errands" }, "house")),
  );

  expect(renamed).toEqual({ outcome: "taken", by: "House" });
  expect(await tagsByTodo()).toMatchObject({ errands: "errands", "home,errands": "errands,House" });
});

test("a tag renamed to what a todo is just being given goes into that", async () => {
  const made = await keep("new");
  const renamed = await cross(
    (tx) => changeTodo(owner.id, made, { tags: ["House"] }, { db: tx }),
    () => againIfCrossed(() => rename("home", "house")),
  );

  expect(renamed).toMatchObject({ tag: { name: "House", todos: 3 } });
});

test("of two tags merged into each other one is left, on all todos", async () => {
  await cross(
    (tx) => rename("home", "errands", tx),
    () => againIfCrossed(() => rename("errands", "home")),
  );

  expect(await tagsByTodo()).toEqual({ home: "home", errands: "home", "home,errands": "home" });
});

test("a tag merged into one that is just being deleted is called that from now on", async () => {
  await cross(
    (tx) => deleteTag(owner.id, { name: "errands" }, tx),
    () => againIfCrossed(() => rename("home", "errands")),
  );

  expect(await tagsByTodo()).toEqual({ home: "errands", errands: "", "home,errands": "errands" });
});

test("many at once, each in one transaction with its key, end in one tag", async () => {
  const names = Array.from({ length: 8 }, (_, nth) => `tag ${nth}`);
  for (const name of names) await keep(name, [name, "errands"]);

  const answers = await Promise.all(
    names.map((name) => againIfCrossed(() => userTransaction(owner.id, (tx) => rename(name, "one", tx)))),
  );

  expect(answers.map(({ outcome }) => outcome)).toEqual(names.map(() => "renamed"));
  const todos = await allTodos(owner.id);
  for (const { title, tags } of todos.filter(({ title }) => names.includes(title)))
    expect({ title, tags }).toEqual({ title, tags: ["errands", "one"] });
});

test("a tag that no todo had stays when a todo is just being given it", async () => {
  const todo = await keep("new", ["rare"]);
  await changeTodo(owner.id, todo, { tags: [] });

  await userTransaction(owner.id, async (tx) => {
    await changeTodo(owner.id, todo, { tags: ["rare"] }, { db: tx });
    await purgeExpired(database);
  });

  expect(await tagsByTodo()).toMatchObject({ new: "rare" });
});

describe("what is given a tag while that is being", () => {
  const change = { title: "home" };
  let given: string;
  let taken: string;
  beforeEach(async () => {
    given = await keep("given", ["home"]);
    const changed = await changeTodo(owner.id, given, { tags: ["new"] });
    taken = (changed as SavedTodo).undoId!;
  });

  const give = () => changeTodo(owner.id, given, { tags: ["home"] });
  const mergeNew = () => rename("new", "home");
  const giveBack = () => undoWrite(owner.id, taken);

  test.each([
    ["merged", give],
    ["merged, by a merger of its own", mergeNew],
    ["merged, by an undo", giveBack],
  ])("%s keeps it, and the others have the other one", async (_, third) => {
    await cross(
      (tx) => changeTodo(owner.id, home, change, { db: tx }),
      () => againIfCrossed(() => rename("home", "errands")),
      third,
    );

    expect(await tagsByTodo()).toEqual({
      ...{ home: "errands", errands: "errands", "home,errands": "errands" },
      given: "home",
    });
  });

  test.each([
    ["deleted", give],
    ["deleted, by a merger", mergeNew],
    ["deleted, by an undo", giveBack],
  ])("%s keeps it, and the others do not", async (_, third) => {
    const gone = await cross(
      (tx) => changeTodo(owner.id, home, change, { db: tx }),
      () => againIfCrossed(() => deleteTag(owner.id, { name: "home" })),
      third,
    );

    const left = { home: "", errands: "errands", "home,errands": "errands", given: "home" };
    expect(await tagsByTodo()).toEqual(left);
    await rename("home", "House");
    expect(await undoWrite(owner.id, gone!.undoId)).toBe(2);
    expect(await tagsByTodo()).toEqual({
      ...{ home: "House", errands: "errands", "home,errands": "errands,House", given: "House" },
    });
  });
});
