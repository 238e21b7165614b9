import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { setTags } from "~/tags/set-tags.server";
import { changeTodo } from "~/todos/change/change-todo.server";
import { saveTodo } from "~/todos/change/save-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { formOnce } from "~/todos/once.server";
import { getTodo } from "~/todos/todos.server";
import { createUser } from "../support/users";

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser("Ada");
  stranger = await createUser("Mallory");
});

async function newTodo(tags: string[] = [], userId = owner.id) {
  const created = await createTodo(userId, { title: "Water the plants", tags });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

describe("the tags of a todo", () => {
  test("come with a new one, in alphabetical order", async () => {
    const todo = await newTodo(["home", "Garden"]);

    expect(todo).toMatchObject({ tags: ["Garden", "home"], version: 1 });
    expect(await getTodo(owner.id, todo.id)).toEqual(todo);
  });

  test("are replaced as a whole, which makes one new version", async () => {
    const { id } = await newTodo(["home", "garden"]);

    const result = await changeTodo(owner.id, id, { title: "Water the fern", tags: ["garden", "plants"] });

    expect(result).toMatchObject({
      outcome: "saved",
      todo: { title: "Water the fern", tags: ["garden", "plants"], version: 2 },
    });
  });

  test("written again, in another order or in other capitals, change nothing", async () => {
    const todo = await newTodo(["home", "garden"]);

    const result = await changeTodo(owner.id, todo.id, { tags: ["GARDEN", "home"] });

    expect(result).toEqual({ outcome: "saved", undoId: null, todo });
  });

  test("keep the first spelling while a todo has them", async () => {
    const first = await newTodo(["DIY"]);

    const second = await newTodo(["diy"]);
    await changeTodo(owner.id, first.id, { tags: [] });
    await changeTodo(owner.id, second.id, { tags: [] });
    const third = await newTodo(["diy"]);

    expect([second.tags, third.tags]).toEqual([["DIY"], ["diy"]]);
  });

  test("are not written to another version of the todo than the one meant", async () => {
    const todo = await newTodo(["home"]);
    await changeTodo(owner.id, todo.id, { title: "Water the fern" });

    const result = await saveTodo(owner.id, todo.id, { title: "Mine", tags: ["garden"] }, 1);

    expect(result).toMatchObject({ outcome: "changed", todo: { title: "Water the fern", tags: ["home"] } });
  });

  test("saved twice by a double click are saved", async () => {
    const todo = await newTodo();

    await saveTodo(owner.id, todo.id, { title: "Mine", tags: ["garden", "home"] }, 1);
    const again = await saveTodo(owner.id, todo.id, { title: "Mine", tags: ["Home", "garden"] }, 1);

    expect(again).toMatchObject({ outcome: "saved", todo: { version: 2 } });
  });

  test("of a todo sent twice under one key are there once", async () => {
    const fields = { title: "Pack", tags: ["trip"], steps: [{ title: "Passport", completed: false }] };

    const first = await createTodo(owner.id, fields, formOnce("a key", fields));
    const second = await createTodo(owner.id, fields, formOnce("a key", fields));

    expect(first).toMatchObject({ outcome: "created", todo: { tags: ["trip"] } });
    expect(second).toEqual({ ...first, outcome: "replayed" });
  });

  test("written to many todos at the same time are one tag each", async () => {
    const todos = await Promise.all(Array.from({ length: 8 }, () => newTodo()));

    await Promise.all(
      todos.map(({ id }, place) =>
        changeTodo(owner.id, id, { tags: place % 2 ? ["a", "b", "c"] : ["c", "b", "a"] }),
      ),
    );

    const read = await Promise.all(todos.map(({ id }) => getTodo(owner.id, id)));
    expect(read.map((todo) => todo?.tags)).toEqual(todos.map(() => ["a", "b", "c"]));
  });
});

describe("T-224 user A cannot see or change the tags of user B's todos", () => {
  test("setting them does nothing", async () => {
    const todo = await newTodo(["home"]);

    expect(await setTags(stranger.id, todo.id, ["taken"])).toBeNull();
    expect(await changeTodo(stranger.id, todo.id, { tags: [] })).toEqual({ outcome: "missing" });

    expect(await getTodo(owner.id, todo.id)).toEqual(todo);
  });

  test("two people's tags of one name are two", async () => {
    await newTodo(["Home"]);

    const todo = await newTodo(["home"], stranger.id);

    expect(todo.tags).toEqual(["home"]);
  });
});
