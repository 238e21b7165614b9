import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as changes from "~/todos/change/change-todo.server";
import * as deletions from "~/todos/change/delete-todo.server";
import * as edits from "~/todos/change/save-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { apiOnce, formOnce, oncePerKey } from "~/todos/once.server";
import * as reads from "~/todos/todos.server";
import { momentIn } from "~/todos/due/moment.server";
import { filterTodos } from "~/todos/filters/filter-todos.server";
import type { Position } from "~/todos/views/cursor.server";
import { readPart } from "~/todos/views/read-lists.server";
import { selections } from "~/todos/views/selections.server";
import { allTodos } from "../support/all-todos";
import { createUser } from "../support/users";

const now = momentIn(null);
const data = { ...reads, ...changes, ...deletions, ...edits };

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser("Ada");
  stranger = await createUser("Mallory");
});

async function newTodo(title = "Water the plants", userId = owner.id) {
  const created = await createTodo(userId, { title });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

async function trashedTitles() {
  const part = { selection: selections.trash(owner.id), limit: 9 };
  return (await readPart(owner.id, now, part)).todos.map(({ title }) => title);
}

describe("keeping todos", () => {
  test("a new todo is open, at its first version, and reads back as it was written", async () => {
    const todo = await newTodo("  mind the spaces \u202e");

    expect(todo).toMatchObject({
      title: "  mind the spaces \u202e",
      notes: "",
      completed: false,
      version: 1,
    });
    expect(await data.getTodo(owner.id, todo.id)).toEqual(todo);
  });

  test("completing twice changes nothing the second time, and reopening forgets when", async () => {
    const { id } = await newTodo();

    const once = await data.setTodoCompleted(owner.id, id, true);
    const twice = await data.setTodoCompleted(owner.id, id, true);
    const reopened = await data.setTodoCompleted(owner.id, id, false);

    expect(once).toMatchObject({ completed: true, version: 2 });
    expect(once?.completedAt).toBeInstanceOf(Date);
    expect(twice).toEqual(once);
    expect(reopened).toMatchObject({ completed: false, completedAt: null, version: 3 });
  });

  test("a flip completes and reopens", async () => {
    const { id } = await newTodo();

    expect(await data.flipTodoCompleted(owner.id, id)).toMatchObject({ todo: { completed: true } });
    expect(await data.flipTodoCompleted(owner.id, id)).toMatchObject({
      todo: { completed: false, completedAt: null },
    });
  });

  test("a deleted todo is gone from everywhere but the trash, and comes back as it was", async () => {
    const todo = await newTodo();

    expect(await data.deleteTodo(owner.id, todo.id)).toMatchObject({ outcome: "deleted" });
    expect(await data.getTodo(owner.id, todo.id)).toBeNull();
    expect(await allTodos(owner.id)).toEqual([]);
    expect(await data.deleteTodo(owner.id, todo.id)).toEqual({ outcome: "missing" });
    expect(await trashedTitles()).toEqual([todo.title]);

    for (const _ of ["once", "twice"])
      expect(await data.restoreTodo(owner.id, todo.id)).toMatchObject({
        outcome: "saved",
        todo: { version: 3 },
      });
    expect(await allTodos(owner.id)).toMatchObject([{ id: todo.id, title: todo.title, version: 3 }]);
  });

  test("a list is newest first, and its pages join without a gap or a repeat", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.unshift((await newTodo(`Todo ${i}`)).id);

    const seen: string[] = [];
    const selection = filterTodos(owner.id, { status: "all", sort: "created" }, now);
    let after: Position | undefined;
    do {
      const page = await readPart(owner.id, now, { selection, limit: 3, after });
      seen.push(...page.todos.map((todo) => todo.id));
      after = page.next ?? undefined;
    } while (after !== undefined);

    expect(seen).toEqual(ids);
  });
});

describe("two people at the same todo", () => {
  test("the second to save is told what is kept now", async () => {
    const { id, version } = await newTodo();

    const first = await data.saveTodo(owner.id, id, { title: "First", notes: "" }, version);
    const second = await data.saveTodo(owner.id, id, { title: "Second", notes: "x" }, version);

    expect(first).toMatchObject({ outcome: "saved", todo: { title: "First", version: 2 } });
    expect(second).toMatchObject({ outcome: "changed", todo: { title: "First", version: 2 } });
    expect(await data.getTodo(owner.id, id)).toMatchObject({ title: "First" });
  });

  test("the same text saved twice is saved", async () => {
    const { id, version } = await newTodo();
    const text = { title: "Once", notes: "" };

    await data.saveTodo(owner.id, id, text, version);

    expect(await data.saveTodo(owner.id, id, text, version)).toMatchObject({ outcome: "saved" });
  });

  test("saving a todo that went to the trash says so and leaves it there", async () => {
    const { id, version } = await newTodo();
    await data.deleteTodo(owner.id, id);

    const result = await data.saveTodo(owner.id, id, { title: "New", notes: "" }, version);

    expect(result).toMatchObject({ outcome: "deleted", todo: { title: "Water the plants" } });
    expect(await data.getTodo(owner.id, id)).toBeNull();
  });

  test("of many writes to one version exactly one happens", async () => {
    const { id, version } = await newTodo();

    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        data.changeTodo(owner.id, id, { title: `Title ${i}` }, { version }),
      ),
    );

    expect(results.filter((result) => result.outcome === "saved")).toHaveLength(1);
    expect(results.filter((result) => result.outcome === "changed")).toHaveLength(9);
  });

  test("a version that is gone deletes nothing", async () => {
    const { id } = await newTodo();

    expect(await data.deleteTodo(owner.id, id, { version: 7 })).toMatchObject({ outcome: "changed" });
    expect(await data.getTodo(owner.id, id)).not.toBeNull();
  });
});

describe("sending a write twice", () => {
  test("the same form twice, at once and later, makes one todo", async () => {
    const once = () => formOnce("key", { title: "Milk" });

    const results = await Promise.all(
      Array.from({ length: 8 }, () => createTodo(owner.id, { title: "Milk" }, once())),
    );
    const later = await createTodo(owner.id, { title: "Milk" }, once());

    const [kept] = await allTodos(owner.id);
    expect(await allTodos(owner.id)).toHaveLength(1);
    expect(results.filter((result) => result.outcome === "created")).toHaveLength(1);
    for (const result of [...results, later]) expect(result).toMatchObject({ todo: kept });
  });

  test("a form sent again with other words, as after the back button, makes another todo", async () => {
    await createTodo(owner.id, { title: "Milk" }, formOnce("key", { title: "Milk" }));
    await createTodo(owner.id, { title: "Bread" }, formOnce("key", { title: "Bread" }));

    expect((await allTodos(owner.id)).map((todo) => todo.title)).toEqual(["Bread", "Milk"]);
  });

  test("an API key used for something else is refused", async () => {
    await createTodo(owner.id, { title: "Milk" }, apiOnce("key", { title: "Milk" }));

    const second = await createTodo(owner.id, { title: "Bread" }, apiOnce("key", { title: "Bread" }));

    expect(second).toEqual({ outcome: "key-reused" });
    expect(await allTodos(owner.id)).toHaveLength(1);
  });

  test("a key belongs to one person", async () => {
    const once = apiOnce("key", { title: "Milk" });

    await createTodo(owner.id, { title: "Milk" }, once);
    const theirs = await createTodo(stranger.id, { title: "Milk" }, once);

    expect(theirs).toMatchObject({ outcome: "created" });
    expect(await allTodos(stranger.id)).toHaveLength(1);
  });

  test("the first answer comes again even after the todo changed", async () => {
    const once = apiOnce("key", { title: "Milk" });
    const first = await createTodo(owner.id, { title: "Milk", completed: true }, once);
    if (first.outcome === "key-reused") throw new Error("the key is new");
    await data.changeTodo(owner.id, first.todo.id, { title: "Oat milk" });

    expect(await createTodo(owner.id, { title: "Milk", completed: true }, once)).toEqual({
      outcome: "replayed",
      todo: first.todo,
    });
  });

  test("a write under a key runs once, at once and later, and its answer is remembered", async () => {
    const { id } = await newTodo();
    let runs = 0;
    const send = () =>
      oncePerKey(owner.id, apiOnce("key", { path: "/x" }), async (db) => {
        runs++;
        await data.setTodoCompleted(owner.id, id, true, db);
        return { status: 200 };
      });

    const answers = [...(await Promise.all([send(), send(), send()])), await send()];

    expect(runs).toBe(1);
    for (const answer of answers) expect(answer).toEqual({ outcome: "answered", answer: { status: 200 } });
    expect(await data.getTodo(owner.id, id)).toMatchObject({ completed: true, version: 2 });
  });

  test("a write that fails under a key leaves nothing, and the key can be used again", async () => {
    const { id } = await newTodo();
    const once = apiOnce("key", { path: "/x" });
    const failing = oncePerKey(owner.id, once, async (db) => {
      await data.setTodoCompleted(owner.id, id, true, db);
      throw new Error("something broke");
    });

    await expect(failing).rejects.toThrow("something broke");
    expect(await data.getTodo(owner.id, id)).toMatchObject({ completed: false });
    expect(await oncePerKey(owner.id, once, async () => "done")).toEqual({
      outcome: "answered",
      answer: "done",
    });
  });
});

describe("T-224 user A cannot see or change user B's todos", () => {
  const attempts: Record<keyof typeof data, (userId: string, todoId: string) => Promise<unknown>> = {
    getTodo: (userId, todoId) => data.getTodo(userId, todoId),
    changeTodo: (userId, todoId) => data.changeTodo(userId, todoId, { title: "Taken" }),
    saveTodo: (userId, todoId) => data.saveTodo(userId, todoId, { title: "Taken", notes: "" }, 1),
    setTodoCompleted: (userId, todoId) => data.setTodoCompleted(userId, todoId, true),
    flipTodoCompleted: (userId, todoId) => data.flipTodoCompleted(userId, todoId),
    deleteTodo: (userId, todoId) => data.deleteTodo(userId, todoId),
    restoreTodo: (userId, todoId) => data.restoreTodo(userId, todoId),
    isTodoOfAnother: (userId, todoId) => data.isTodoOfAnother(userId, todoId),
  };
  const nothing: Record<keyof typeof data, unknown> = {
    getTodo: null,
    changeTodo: { outcome: "missing" },
    saveTodo: { outcome: "missing" },
    setTodoCompleted: null,
    flipTodoCompleted: { outcome: "missing" },
    deleteTodo: { outcome: "missing" },
    restoreTodo: { outcome: "missing" },
    isTodoOfAnother: true,
  };

  test("every function of the data module is tried", () => {
    expect(Object.keys(attempts).sort()).toEqual(Object.keys(data).sort());
  });

  test.each(Object.keys(attempts) as (keyof typeof data)[])("%s gives a stranger nothing", async (name) => {
    const kept = await newTodo();
    const trashed = await newTodo("In the trash");
    await data.deleteTodo(owner.id, trashed.id);

    expect(await attempts[name](stranger.id, kept.id)).toEqual(nothing[name]);
    expect(await attempts[name](stranger.id, trashed.id)).toEqual(nothing[name]);

    expect(await allTodos(stranger.id)).toEqual([]);
    expect(await allTodos(owner.id)).toEqual([kept]);
    expect(await trashedTitles()).toEqual(["In the trash"]);
  });

  test("the owner's own todo, and one that does not exist, are nobody else's", async () => {
    const { id } = await newTodo();

    expect(await data.isTodoOfAnother(owner.id, id)).toBe(false);
    expect(await data.isTodoOfAnother(owner.id, crypto.randomUUID())).toBe(false);
  });
});
