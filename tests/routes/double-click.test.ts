import type { ActionFunctionArgs } from "@remix-run/node";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as list from "~/routes/todos";
import * as page from "~/routes/todos.$todoId";
import * as today from "~/routes/todos.today";
import * as trash from "~/routes/todos.trash";
import { changeTodo } from "~/todos/change/change-todo.server";
import { createTodo } from "~/todos/create-todo.server";
import { getTodo, type Todo } from "~/todos/todos.server";
import { undoOfRepeated } from "~/undo/repeated-write.server";
import { undoWrite } from "~/undo/undo-write.server";
import { database } from "~db/database.server";
import { undo } from "~db/schema/writes";
import { answerOf, formRequest } from "../support/requests";
import { createUser, signIn } from "../support/users";

let owner: SignedInUser;
let headers: Headers;
let todo: Todo;

beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
  todo = await keep(owner.id);
});

async function keep(userId: string) {
  const steps = [
    { title: "Fill the can", completed: false },
    { title: "Pour", completed: false },
  ];
  const fields = { title: "Water the plants", dueOn: "2020-01-01", steps };
  const created = await createTodo(userId, fields);
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

type Route = { action: (args: ActionFunctionArgs) => Promise<unknown> };

const ROUTES: Record<string, Route> = { list, page, today, trash };

async function send(where: string, fields: Record<string, string>, as = headers) {
  const path = { list: "/todos", today: "/todos/today", trash: "/todos/trash" }[where] ?? `/todos/${todo.id}`;
  const request = formRequest(path, fields, as);
  return answerOf(ROUTES[where]!.action({ request, params: { todoId: todo.id }, context: {} }));
}

function undoIn(answer: Response): string | null {
  return new URL(answer.headers.get("Location")!, "http://localhost").searchParams.get("undo");
}

const WRITES: [string, string, (todo: Todo) => Record<string, string>][] = [
  ["Complete", "list", ({ id }) => ({ intent: "set-completed", todoId: id, completed: "true" })],
  ["Delete", "list", ({ id }) => ({ intent: "delete", todoId: id })],
  ["Complete, with rows selected,", "list", ({ id }) => many({ todoIds: id, change: "complete" })],
  ["Delete, with all selected,", "list", () => many({ scope: "all", change: "delete" })],
  ["Add tags", "list", ({ id }) => many({ todoIds: id, change: "tag", tags: "garden" })],
  ["Move all to today", "today", () => ({ intent: "move-overdue" })],
  ["Complete", "page", () => ({ intent: "set-completed", completed: "true" })],
  ["Delete", "page", () => ({ intent: "delete" })],
  ["Save", "page", () => ({ intent: "save", title: "Water the fern", notes: "", version: "1" })],
  ["Complete step", "page", (todo) => step(todo, { intent: "complete-step", completed: "true" })],
  ["Delete step", "page", (todo) => step(todo, { intent: "delete-step" })],
];

const many = (fields: Record<string, string>) => ({ intent: "change-many", ...fields });
const step = ({ steps }: Todo, fields: Record<string, string>) => ({ ...fields, stepId: steps[0]!.id });

test.each(WRITES)("a second %s on the %s offers to undo the first", async (_, where, fields) => {
  const first = undoIn(await send(where, fields(todo)));

  const second = undoIn(await send(where, fields(todo)));

  expect(first).not.toBeNull();
  expect(second).toBe(first);
  expect(await undoWrite(owner.id, second!)).toBe(1);
  expect(await getTodo(owner.id, todo.id)).toEqual({
    ...todo,
    version: 3,
    updatedAt: expect.any(Date) as Date,
  });
});

test("what was done to another todo or step, long ago, or is undone, is not offered", async () => {
  const complete = () => changeTodo(owner.id, todo.id, { completed: true });
  const offered = () => undoOfRepeated(owner.id, "complete", { todoId: todo.id });
  const { undoId } = (await complete()) as { undoId: string };
  expect(await offered()).toBe(undoId);

  const other = await keep(owner.id);
  expect(await undoOfRepeated(owner.id, "complete", { todoId: other.id })).toBeNull();
  expect(await undoOfRepeated(owner.id, "reopen", { todoId: todo.id })).toBeNull();
  expect(
    await undoOfRepeated(owner.id, "complete", { todoId: todo.id, stepId: todo.steps[0]!.id }),
  ).toBeNull();

  await database
    .update(undo)
    .set({ createdAt: sql`now() - interval '1 minute'` })
    .where(eq(undo.id, undoId));
  expect(await offered()).toBeNull();

  await undoWrite(owner.id, undoId);
  const again = (await complete()) as { undoId: string };
  await undoWrite(owner.id, again.undoId);
  expect(await offered()).toBeNull();
});

test("what is selected and completed already offers no undo of another write", async () => {
  const other = await keep(owner.id);
  await send("list", { intent: "set-completed", todoId: other.id, completed: "true" });
  const first = undoIn(await send("list", many({ todoIds: `${todo.id} ${other.id}`, change: "complete" })));
  await changeTodo(owner.id, (await keep(owner.id)).id, { completed: true });

  const offered = async (...ids: string[]) =>
    undoIn(await send("list", many({ todoIds: ids.join(" "), change: "complete" })));

  expect(first).not.toBeNull();
  expect(await offered(todo.id, other.id)).toBe(first);
  const older = await keep(owner.id);
  await changeTodo(owner.id, older.id, { completed: true });
  await database
    .update(undo)
    .set({ createdAt: sql`now() - interval '1 minute'` })
    .where(sql`${undo.before} @> ${JSON.stringify({ todos: [{ id: older.id }] })}::jsonb`);
  expect(await offered(older.id)).toBeNull();
});

test("what is restored from the trash already offers no undo of another write", async () => {
  const other = await keep(owner.id);
  for (const { id } of [todo, other]) await send("list", { intent: "delete", todoId: id });
  const restore = async (id: string) => undoIn(await send("trash", { intent: "restore-many", todoIds: id }));
  const first = await restore(other.id);
  await database
    .update(undo)
    .set({ createdAt: sql`now() - interval '1 minute'` })
    .where(eq(undo.id, first!));
  const second = await restore(todo.id);

  expect(await restore(other.id)).toBeNull();
  expect(await restore(todo.id)).toBe(second);
});

test("somebody else is refused twice, and hears of no undo", async () => {
  const stranger = await createUser("Mallory");
  const as = await signIn(stranger);
  for (const [, where, fields] of WRITES) {
    await send(where, fields(todo));
    const answer = await send(where, fields(todo), as);
    if (answer.status !== 403) expect(undoIn(answer)).toBeNull();
  }

  expect(await undoOfRepeated(stranger.id, "complete", { todoId: todo.id })).toBeNull();
  expect(await undoOfRepeated(stranger.id, "complete")).toBeNull();
});
