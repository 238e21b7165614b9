import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { changeTodo, flipTodoCompleted, setTodoCompleted } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { moveOverdue } from "~/todos/due/move-overdue.server";
import { getTodo, type TodoFields } from "~/todos/todos.server";
import { emptyTrash } from "~/todos/trash.server";
import { readLists } from "~/todos/views/read-lists.server";
import { selections } from "~/todos/views/selections.server";
import { undoWrite } from "~/undo/undo-write.server";
import { database } from "~db/database.server";
import { undo } from "~db/schema/writes";
import { createUser } from "../support/users";

let owner: SignedInUser;
let stranger: SignedInUser;

beforeEach(async () => {
  owner = await createUser();
  stranger = await createUser("Mallory");
});

async function keep(title: string, fields: Partial<TodoFields> = {}) {
  const created = await createTodo(owner.id, { title, ...fields });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

async function undoOf(write: Promise<object>): Promise<string> {
  const { undoId } = (await write) as { undoId: string | null };
  expect(undoId).toMatch(/^[0-9a-f-]{36}$/);
  return undoId!;
}

/** What a page would say about a write. */
async function offer(userId: string, undoId: string) {
  const parts = { open: { selection: selections.open(userId), limit: 9 } };
  return (await readLists(userId, momentIn(null), parts, undoId)).undo;
}

describe("every write of a todo can be undone", () => {
  const writes: [string, Partial<TodoFields>][] = [
    ["completing", { completed: true }],
    ["a title", { title: "Water the fern" }],
    ["notes", { notes: "Twice." }],
    ["a priority", { priority: "high" }],
    ["a date", { dueOn: "2026-12-24" }],
    ["no date", { dueOn: null }],
    ["a time without its zone", { dueTime: "08:00", dueZone: null }],
    ["everything", { title: "Other", notes: "", completed: true, priority: "low", dueOn: null }],
  ];

  test.each(writes)("%s", async (_, changes) => {
    const due = { dueOn: "2026-11-30", dueTime: "15:30", dueZone: "Europe/Berlin" };
    const todo = await keep("Water the plants", { notes: "All", priority: "medium", ...due });

    const undoId = await undoOf(changeTodo(owner.id, todo.id, changes));

    expect(await undoWrite(owner.id, undoId)).toBe(1);
    const { updatedAt: _at, version, ...before } = todo;
    expect(await getTodo(owner.id, todo.id)).toMatchObject({ ...before, version: version + 2 });
  });

  test("reopening brings back when it was completed", async () => {
    const { id } = await keep("Done");
    const completed = await setTodoCompleted(owner.id, id, true);

    await undoWrite(owner.id, await undoOf(changeTodo(owner.id, id, { completed: false })));
    expect(await getTodo(owner.id, id)).toMatchObject({ completedAt: completed!.completedAt });

    await undoWrite(owner.id, await undoOf(flipTodoCompleted(owner.id, id)));
    expect(await getTodo(owner.id, id)).toMatchObject({ completedAt: completed!.completedAt });
  });

  test("a deletion, and moving what is overdue", async () => {
    const { id } = await keep("Overdue", { dueOn: "2020-01-01", dueTime: "09:00" });
    const zone = { dueOn: "2020-01-02", dueTime: "09:00", dueZone: "Asia/Kathmandu" };
    const elsewhere = await keep("Elsewhere", zone);

    const moved = await undoOf(moveOverdue(owner.id, momentIn("Europe/Berlin")));
    expect(await getTodo(owner.id, elsewhere.id)).not.toMatchObject({ dueOn: "2020-01-02" });
    expect(await offer(owner.id, moved)).toMatchObject({ kind: "date", about: { count: 2, to: "today" } });
    expect(await undoWrite(owner.id, moved)).toBe(2);
    expect(await getTodo(owner.id, elsewhere.id)).toMatchObject(zone);

    const deleted = await undoOf(deleteTodo(owner.id, id));
    expect(await getTodo(owner.id, id)).toBeNull();
    expect(await offer(owner.id, deleted)).toMatchObject({
      kind: "delete",
      about: { count: 1, title: "Overdue" },
    });
    expect(await undoWrite(owner.id, deleted)).toBe(1);
    expect(await getTodo(owner.id, id)).toMatchObject({ dueOn: "2020-01-01", dueTime: "09:00" });
  });
});

describe("what is undone", () => {
  test("leaves alone what was changed in other parts meanwhile", async () => {
    const { id } = await keep("Water the plants", { dueOn: "2026-11-30" });
    const undoId = await undoOf(changeTodo(owner.id, id, { completed: true, dueOn: "2026-12-01" }));
    await changeTodo(owner.id, id, { title: "Water the fern", priority: "high" });

    await undoWrite(owner.id, undoId);

    expect(await getTodo(owner.id, id)).toMatchObject({
      ...{ completed: false, dueOn: "2026-11-30" },
      ...{ title: "Water the fern", priority: "high" },
    });
  });

  test("is undone once, however often and at once it is asked", async () => {
    const { id } = await keep("Water the plants");
    const undoId = await undoOf(changeTodo(owner.id, id, { completed: true }));

    const answers = await Promise.all([1, 2, 3].map(() => undoWrite(owner.id, undoId)));

    expect(answers.sort()).toEqual([0, 0, 1]);
    expect(await getTodo(owner.id, id)).toMatchObject({ completed: false, version: 3 });
    expect(await offer(owner.id, undoId)).toMatchObject({ isUndone: true });
  });

  test("does not come back from where nothing comes back", async () => {
    const { id } = await keep("Water the plants");
    const undoId = await undoOf(deleteTodo(owner.id, id));
    await emptyTrash(owner.id, new Date(Date.now() + 60_000));

    expect(await undoWrite(owner.id, undoId)).toBe(0);
  });

  test("has to be less than a day old", async () => {
    const { id } = await keep("Water the plants");
    const undoId = await undoOf(changeTodo(owner.id, id, { completed: true }));
    await database
      .update(undo)
      .set({ expiresAt: sql`now()` })
      .where(eq(undo.id, undoId));

    expect(await undoWrite(owner.id, undoId)).toBeNull();
    expect(await offer(owner.id, undoId)).toBeNull();
    expect(await getTodo(owner.id, id)).toMatchObject({ completed: true });
  });
});

test("writing what is there already can not be undone, for there is nothing to undo", async () => {
  const { id } = await keep("Water the plants");
  await changeTodo(owner.id, id, { completed: true });

  expect(await changeTodo(owner.id, id, { completed: true, title: "Water the plants" })).toMatchObject({
    undoId: null,
  });
  expect(await changeTodo(owner.id, id, { title: "Other" }, { version: 1 })).toMatchObject({
    outcome: "changed",
  });
  expect(await database.$count(undo, eq(undo.userId, owner.id))).toBe(1);
});

test("somebody else's write cannot be undone, and is not spoken of", async () => {
  const { id } = await keep("Water the plants");
  const undoId = await undoOf(changeTodo(owner.id, id, { completed: true }));

  expect(await undoWrite(stranger.id, undoId)).toBeNull();
  expect(await offer(stranger.id, undoId)).toBeNull();
  expect(await undoWrite(stranger.id, crypto.randomUUID())).toBeNull();

  expect(await getTodo(owner.id, id)).toMatchObject({ completed: true });
  expect(await undoWrite(owner.id, undoId)).toBe(1);
});
