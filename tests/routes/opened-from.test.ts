import { beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { SignedInUser } from "~/auth/users.server";
import { action, loader } from "~/routes/todos.$todoId";
import * as list from "~/routes/todos";
import { createTodo } from "~/todos/create-todo.server";
import { todoPath } from "~/todos/edit/todo-address";
import type { Todo } from "~/todos/todos.server";
import { undoWrite } from "~/undo/undo-write.server";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { createUser, signIn } from "../support/users";

const FROM = "/todos?priority=none&after=x";

let owner: SignedInUser;
let headers: Headers;
let todo: Todo;

beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
  const created = await createTodo(owner.id, { title: "Water the plants" });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  todo = created.todo;
});

const edit = () => ({ intent: "save", title: "Water the fern", notes: "", version: "1" });

async function send(fields: Record<string, string>, from?: string): Promise<URL> {
  const request = formRequest(todoPath(todo.id, from), fields, headers);
  const answer = await answerOf(action({ request, params: { todoId: todo.id }, context: {} }));
  return new URL(answer.headers.get("Location")!, "http://localhost");
}

async function visit(from?: string) {
  const request = pageRequest(todoPath(todo.id, from), headers);
  return loader({ request, params: { todoId: todo.id }, context: {} });
}

async function undoes({ searchParams }: URL) {
  return undoWrite(owner.id, searchParams.get("undo")!);
}

describe("a todo that was opened from a list", () => {
  test("leads back to its row, saved with an undo, or unchanged", async () => {
    expect(await visit(FROM)).toMatchObject({ back: `${FROM}#${todo.id}` });

    const saved = await send(edit(), FROM);

    expect(saved.href).toMatch(/^http:\/\/localhost\/todos\?priority=none&after=x&undo=[0-9a-f-]{36}#/);
    expect(saved.hash).toBe(`#${todo.id}`);
    expect(await undoes(saved)).toBe(1);
  });

  test("leads back there when it is deleted, with an undo", async () => {
    const deleted = await send({ intent: "delete" }, FROM);

    expect(deleted.href).toMatch(/^http:\/\/localhost\/todos\?priority=none&after=x&undo=/);
    expect(await undoes(deleted)).toBe(1);
  });

  test.each<Record<string, string>>([
    { intent: "set-completed", completed: "true" },
    { intent: "add-step", step: "Fetch the can", key: uuidv7() },
  ])("stays open and still knows the way after %j", async (fields) => {
    const answer = await send(fields, FROM);

    expect(answer.pathname).toBe(`/todos/${todo.id}`);
    expect(answer.searchParams.get("from")).toBe(FROM);
    expect(await undoes(answer)).toBe(1);
  });

  test("offers to undo what was done before only where it was done", async () => {
    const { undo } = Object.fromEntries((await send({ intent: "delete" }, FROM)).searchParams);
    const request = pageRequest(`${FROM}&undo=${undo}`, headers);

    expect(await list.loader({ request, params: {}, context: {} })).toMatchObject({
      undo: { id: undo },
      here: "/todos?priority=none&after=x",
    });
  });
});

test.each([
  undefined,
  "https://evil.example/todos",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "todos",
])("opened from %j a todo leads to all todos, and is still there when it is saved", async (from) => {
  expect(await visit(from)).toMatchObject({ back: `/todos#${todo.id}` });

  const saved = await send(edit(), from);

  expect(saved.href).toMatch(new RegExp(`^http://localhost/todos/${todo.id}\\?saved=2&undo=[0-9a-f-]{36}$`));
});
