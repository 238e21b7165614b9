import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { addStep, changeStep, deleteStep, moveStep } from "~/steps/steps.server";
import { deleteTag, renameTag } from "~/tags/manage/change-tag.server";
import { MOST_TAGS } from "~/tags/tag-fields";
import { listTags } from "~/tags/tags.server";
import { changeTodo } from "~/todos/change/change-todo.server";
import { saveTodo } from "~/todos/change/save-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { getTodo, type Todo, type TodoFields } from "~/todos/todos.server";
import { readTodo } from "~/todos/views/read-lists.server";
import { undoWrite } from "~/undo/undo-write.server";
import { database } from "~db/database.server";
import { steps } from "~db/schema/steps";
import { todos } from "~db/schema/todos";
import { createUser } from "../support/users";

let owner: SignedInUser;
let stranger: SignedInUser;
let todo: Todo;

beforeEach(async () => {
  owner = await createUser();
  stranger = await createUser("Mallory");
  todo = await keep({ tags: ["garden", "home"], steps: [open("Passport"), open("Ticket"), open("Book")] });
});

const open = (title: string) => ({ title, completed: false });

async function keep(fields: Partial<TodoFields>) {
  const created = await createTodo(owner.id, { title: "Pack", ...fields });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

const read = async () => (await getTodo(owner.id, todo.id))!;
const stepId = (place: number) => todo.steps[place]!.id;
const tagId = async (name: string) => (await listTags(owner.id)).find((tag) => tag.name === name)!.id;

async function undoOf(write: Promise<object>): Promise<string> {
  const { undoId } = (await write) as { undoId: string | null };
  expect(undoId).toMatch(/^[0-9a-f-]{36}$/);
  return undoId!;
}

async function offer(userId: string, undoId: string) {
  return (await readTodo(userId, todo.id, momentIn(null), undoId)).undo;
}

const WRITES: [string, () => Promise<object>][] = [
  ["other tags", () => changeTodo(owner.id, todo.id, { tags: ["home", "plants"] })],
  ["no tags", () => changeTodo(owner.id, todo.id, { tags: [] })],
  ["tags in the edit form", () => saveTodo(owner.id, todo.id, { title: "Unpack", tags: ["trip"] }, 1)],
  ["a new step", () => addStep(owner.id, todo.id, "Charger")],
  ["a completed step", () => changeStep(owner.id, todo.id, stepId(1), { completed: true })],
  ["a renamed step", () => changeStep(owner.id, todo.id, stepId(1), { title: "Tickets" })],
  ["a moved step", () => moveStep(owner.id, todo.id, stepId(2), { before: stepId(0) })],
  ["a deleted step", () => deleteStep(owner.id, todo.id, stepId(0))],
  ["no steps", () => changeTodo(owner.id, todo.id, { steps: [] })],
  [
    "all of it",
    () =>
      changeTodo(owner.id, todo.id, {
        ...{ title: "Unpack", completed: true, tags: ["plants"] },
        steps: [open("Charger"), { ...todo.steps[2]!, title: "Books" }, todo.steps[0]!],
      }),
  ],
];

test.each(WRITES)("%s can be undone, once, and by nobody else", async (_, write) => {
  const undoId = await undoOf(write());
  const after = await read();
  expect(after).toMatchObject({ version: 2 });

  expect(await undoWrite(stranger.id, undoId)).toBeNull();
  expect(await read()).toEqual(after);
  const answers = await Promise.all([1, 2, 3].map(() => undoWrite(owner.id, undoId)));

  expect(answers.sort()).toEqual([0, 0, 1]);
  expect(await read()).toEqual({ ...todo, version: 3, updatedAt: expect.any(Date) as Date });
});

test("what is so already is nothing to undo", async () => {
  const writes = [
    changeTodo(owner.id, todo.id, { tags: ["Home", "garden"], steps: todo.steps }),
    changeStep(owner.id, todo.id, stepId(0), { title: "Passport", completed: false }),
    moveStep(owner.id, todo.id, stepId(0), { before: stepId(1) }),
  ];

  for (const write of writes) expect(await write).toMatchObject({ outcome: "saved", undoId: null });
  expect(await read()).toEqual(todo);
});

test("a step is named in what is said about it", async () => {
  const undoId = await undoOf(changeStep(owner.id, todo.id, stepId(0), { completed: true }));

  expect(await offer(owner.id, undoId)).toMatchObject({
    kind: "complete-step",
    about: { count: 1, title: "Passport" },
  });
});

describe("what was changed meanwhile stays", () => {
  test("in other steps", async () => {
    const undoId = await undoOf(deleteStep(owner.id, todo.id, stepId(0)));
    await changeStep(owner.id, todo.id, stepId(1), { completed: true });
    await addStep(owner.id, todo.id, "Charger");

    await undoWrite(owner.id, undoId);

    expect((await read()).steps).toMatchObject([
      open("Passport"),
      { title: "Ticket", completed: true },
      open("Book"),
      open("Charger"),
    ]);
  });

  test("in other tags", async () => {
    const undoId = await undoOf(changeTodo(owner.id, todo.id, { tags: ["home", "plants"] }));
    await changeTodo(owner.id, todo.id, { title: "Water the fern", tags: ["plants", "spring"] });

    await undoWrite(owner.id, undoId);

    expect(await read()).toMatchObject({ title: "Water the fern", tags: ["garden", "spring"] });
  });

  test("in the name of a tag", async () => {
    const garden = await tagId("garden");
    const undoId = await undoOf(changeTodo(owner.id, todo.id, { tags: [] }));
    await renameTag(owner.id, { id: garden }, "allotment");

    await undoWrite(owner.id, undoId);

    expect((await read()).tags).toEqual(["allotment", "home"]);
  });
});

test("a tag that is gone by now is there again, or is the one that has its name", async () => {
  const [garden, home] = [await tagId("garden"), await tagId("home")];
  const undoId = await undoOf(changeTodo(owner.id, todo.id, { tags: [] }));
  for (const id of [garden, home]) await deleteTag(owner.id, { id });
  await keep({ tags: ["HOME"] });
  const taken = await tagId("HOME");

  await undoWrite(owner.id, undoId);

  expect((await read()).tags).toEqual(["garden", "HOME"]);
  expect([await tagId("garden"), await tagId("HOME")]).toEqual([garden, taken]);
});

describe("a todo that has as many tags as one can have by now", () => {
  const twenty = Array.from({ length: MOST_TAGS }, (_, nth) => `tag ${String(nth).padStart(2, "0")}`);

  test("is given back those that it lost as far as there is room", async () => {
    todo = await keep({ tags: twenty });
    const undoId = await undoOf(changeTodo(owner.id, todo.id, { tags: twenty.slice(3) }));
    await changeTodo(owner.id, todo.id, { tags: ["new", "newer", ...twenty.slice(3)] });

    await undoWrite(owner.id, undoId);

    expect((await read()).tags).toEqual(["new", "newer", twenty[0], ...twenty.slice(3)]);
  });

  test("is not given back one that was deleted", async () => {
    todo = await keep({ tags: twenty });
    const other = await keep({ tags: [twenty[0]!] });
    const undoId = await undoOf(deleteTag(owner.id, { id: await tagId(twenty[0]!) }) as Promise<object>);
    await changeTodo(owner.id, todo.id, { tags: ["new", ...twenty.slice(1)] });

    await undoWrite(owner.id, undoId);

    expect((await read()).tags).toEqual(["new", ...twenty.slice(1)]);
    expect((await getTodo(owner.id, other.id))?.tags).toEqual([twenty[0]]);
  });

  test("is given back one that was merged into another of them", async () => {
    todo = await keep({ tags: twenty });
    const [one, into] = [await tagId(twenty[0]!), twenty[1]!];
    await changeTodo(owner.id, todo.id, { tags: twenty.filter((name) => name !== into) });
    await keep({ tags: [into] });
    const undoId = await undoOf(
      renameTag(owner.id, { id: one }, into, { merges: true }).then((merged) => {
        if (merged.outcome !== "renamed") throw new Error("not merged");
        return merged.tag;
      }),
    );
    await changeTodo(owner.id, todo.id, { tags: ["new", ...twenty.slice(1)] });

    await undoWrite(owner.id, undoId);

    expect((await read()).tags).toEqual(["new", twenty[0], ...twenty.slice(2)]);
  });
});

test("nothing of a todo that is gone for good comes back", async () => {
  const undoId = await undoOf(deleteStep(owner.id, todo.id, stepId(0)));
  await database.delete(todos).where(eq(todos.id, todo.id));

  expect(await undoWrite(owner.id, undoId)).toBe(0);
  expect(await database.$count(steps, eq(steps.userId, owner.id))).toBe(0);
});
