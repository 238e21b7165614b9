import { and, eq, inArray, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { changeTodo, setTodoCompleted } from "~/todos/change/change-todo.server";
import { deleteTodo, restoreTodo } from "~/todos/change/delete-todo.server";
import { emptyTrash } from "~/todos/trash.server";
import { database } from "~db/database.server";
import { user } from "~db/schema/auth";
import { todoWords } from "~db/schema/search";
import { steps } from "~db/schema/steps";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import { userDb, userTransaction } from "~db/user-db.server";
import { createUser } from "../../support/users";
import { find, keep, keepStep, keepTag } from "./kept-todos";

let userId: string;
let todoId: string;

beforeEach(async () => {
  ({ id: userId } = await createUser());
  todoId = await keep(userId, "Water the plants", { notes: "fern" });
});

const words = async () => {
  const rows = await database
    .select({ todoId: todoWords.todoId, version: sql<string>`xmin::text`, words: todoWords.words })
    .from(todoWords)
    .where(eq(todoWords.userId, userId));
  return rows;
};

describe("the words of a todo follow", () => {
  test("its title and notes", async () => {
    await changeTodo(userId, todoId, { title: "Feed the cat" });
    expect(await find(userId, "water")).toEqual([]);
    expect(await find(userId, "cat fern")).toEqual(["Feed the cat"]);

    await changeTodo(userId, todoId, { notes: "tuna" });
    expect(await find(userId, "fern")).toEqual([]);
    expect(await find(userId, "tuna")).toEqual(["Feed the cat"]);
  });

  test("its steps", async () => {
    const stepId = await keepStep(userId, todoId, "Fill the can");
    expect(await find(userId, "can")).toHaveLength(1);

    await userDb(userId).update(steps).set({ title: "Fill the pot" }).where(eq(steps.id, stepId));
    expect(await find(userId, "can")).toEqual([]);
    expect(await find(userId, "pot")).toHaveLength(1);

    await userDb(userId).delete(steps).where(eq(steps.id, stepId));
    expect(await find(userId, "pot")).toEqual([]);
  });

  test("its tags: put on, renamed, merged, taken off and deleted", async () => {
    const other = await keep(userId, "Mow the lawn");
    const db = userDb(userId);
    const garden = await keepTag(userId, "garden", [todoId, other]);
    const outside = await keepTag(userId, "outside", [other]);
    expect(await find(userId, "garden")).toHaveLength(2);

    await db.update(tags).set({ name: "yard" }).where(eq(tags.id, garden));
    expect(await find(userId, "garden")).toEqual([]);
    expect(await find(userId, "yard")).toHaveLength(2);

    const ofFirst = and(eq(todoTags.tagId, garden), eq(todoTags.todoId, todoId));
    await db.update(todoTags).set({ tagId: outside }).where(ofFirst);
    expect(await find(userId, "yard")).toEqual(["Mow the lawn"]);
    expect(await find(userId, "outside")).toHaveLength(2);

    await db.delete(todoTags).where(inArray(todoTags.todoId, [other]));
    expect(await find(userId, "yard")).toEqual([]);
    await db.delete(tags).where(eq(tags.id, outside));
    expect(await find(userId, "outside")).toEqual([]);
  });

  test("it into the trash and out of it", async () => {
    await deleteTodo(userId, todoId);
    expect(await find(userId, "water")).toEqual([]);
    await keepStep(userId, todoId, "basil");
    expect(await find(userId, "basil")).toEqual([]);

    await restoreTodo(userId, todoId);
    expect(await find(userId, "basil water")).toEqual(["Water the plants"]);

    await deleteTodo(userId, todoId);
    await emptyTrash(userId, new Date());
    expect(await words()).toEqual([]);
  });

  test("its owner away", async () => {
    await keepStep(userId, todoId, "basil");
    await keepTag(userId, "garden", [todoId]);

    await database.delete(user).where(eq(user.id, userId));

    expect(await words()).toEqual([]);
  });
});

test("what changes no word writes no words anew", async () => {
  const stepId = await keepStep(userId, todoId, "Fill the can");
  const before = await words();

  await setTodoCompleted(userId, todoId, true);
  await changeTodo(userId, todoId, { title: "Water the plants", priority: "high", dueOn: "2026-11-30" });
  await userDb(userId).update(steps).set({ completed: true }).where(eq(steps.id, stepId));

  expect(before).toHaveLength(1);
  expect(await words()).toEqual(before);
});

test("whoever writes at the same time, the words are those of what is kept in the end", async () => {
  const writes = Array.from({ length: 20 }, (_, nth) =>
    nth % 2
      ? keepStep(userId, todoId, `step${nth}`)
      : userTransaction(userId, (tx) =>
          tx
            .update(todos)
            .set({ title: `title${nth}` })
            .where(eq(todos.id, todoId)),
        ),
  );

  await Promise.all(writes);

  const [kept] = await userDb(userId).select({ title: todos.title }).from(todos).where(eq(todos.id, todoId));
  const every = Array.from({ length: 10 }, (_, nth) => `step${2 * nth + 1}`).join(" ");
  expect(await find(userId, `${kept!.title} ${every}`)).toEqual([kept!.title]);
});

test("a user who gives another's id to the search, or none, gets nothing", async () => {
  const { id: strangerId } = await createUser();
  const ask = (asker: string) =>
    userDb(asker).execute(sql`select * from search_todos(${userId}::uuid, 'water')`);

  expect((await ask(userId)).rows).toHaveLength(1);
  expect((await ask(strangerId)).rows).toEqual([]);
  for (const setting of ["", null])
    await database.transaction(async (tx) => {
      if (setting !== null) await tx.execute(sql`select set_config('app.user_id', ${setting}, true)`);
      const found = await tx.execute(sql`select * from search_todos(${userId}::uuid, 'water')`);
      expect(found.rows).toEqual([]);
      expect((await tx.execute(sql`select * from search_todos(null, 'water')`)).rows).toEqual([]);
    });
});

test("a user cannot write words for another", async () => {
  const { id: strangerId } = await createUser();

  const insert = userDb(strangerId).insert(todoWords).values({ userId, todoId, words: "" });
  const update = await userDb(strangerId)
    .update(todoWords)
    .set({ words: "" })
    .where(eq(todoWords.userId, userId))
    .returning({ todoId: todoWords.todoId });

  await expect(insert).rejects.toMatchObject({ cause: { code: "42501" } });
  expect(update).toEqual([]);
});
