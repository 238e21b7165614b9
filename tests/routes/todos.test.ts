import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { createTodo } from "~/todos/create-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { getTodo, type Todo } from "~/todos/todos.server";
import * as list from "~/routes/todos";
import * as trash from "~/routes/todos.trash";
import * as undo from "~/routes/undo";
import * as detail from "~/routes/todos.$todoId";
import { allTodos } from "../support/all-todos";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";

let owner: SignedInUser;
let todo: Todo;
let todoPath: string;

beforeEach(async () => {
  owner = await createUser();
  todo = await newTodo("Water the plants");
  todoPath = `/todos/${todo.id}`;
});

async function newTodo(title: string, userId = owner.id) {
  const created = await createTodo(userId, { title });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo;
}

async function titles() {
  return (await allTodos(owner.id)).map(({ title }) => title);
}

type Route<Data = unknown> = {
  loader: (args: LoaderFunctionArgs) => Promise<Data>;
  action: (args: ActionFunctionArgs) => Promise<unknown>;
};

function visit<Data>(route: Route<Data>, request: Request, params: Record<string, string> = {}) {
  return route.loader({ request, params, context: {} });
}

function post(route: Route, path: string, fields: Record<string, string>, headers?: Headers) {
  const todoId = path.split("/")[2]?.split("?")[0];
  return route.action({
    request: formRequest(path, fields, headers),
    params: todoId === undefined ? {} : { todoId },
    context: {},
  });
}

/** Every write that the pages offer about one todo. */
function writes(id: string): [route: Route, path: string, fields: Record<string, string>][] {
  return [
    [list, "/todos", { intent: "set-completed", todoId: id, completed: "true" }],
    [list, "/todos", { intent: "delete", todoId: id }],
    [trash, "/todos/trash", { intent: "restore", todoId: id }],
    [detail, `/todos/${id}`, { intent: "set-completed", completed: "true" }],
    [detail, `/todos/${id}`, { intent: "delete" }],
    [detail, `/todos/${id}`, { intent: "save", title: "Taken", notes: "", version: "1" }],
    [detail, `/todos/${id}`, { intent: "restore-and-save", title: "Taken", notes: "", version: "1" }],
  ];
}

describe("T-224 user A cannot see or change user B's todos", () => {
  test("every write about somebody else's todo is a 403 and leaves it alone, in the trash too", async () => {
    const trashed = await newTodo("In the trash");
    await deleteTodo(owner.id, trashed.id);
    const stranger = await signIn(await createUser("Mallory"));

    for (const id of [todo.id, trashed.id])
      for (const [route, path, fields] of writes(id)) {
        const answer = await answerOf(post(route, path, fields, stranger));
        expect([path, fields, answer.status]).toEqual([path, fields, 403]);
      }

    expect(await getTodo(owner.id, todo.id)).toEqual(todo);
    expect(await titles()).toEqual(["Water the plants"]);
  });

  test("its page is a 403, and it is in nobody else's list", async () => {
    const stranger = await signIn(await createUser("Mallory"));

    const page = await answerOf(visit(detail, pageRequest(todoPath, stranger), { todoId: todo.id }));
    const lists = await visit(list, pageRequest(`/todos?undo=${todo.id}&after=${todo.id}`, stranger));

    expect(page.status).toBe(403);
    expect(await page.text()).not.toContain("Water");
    expect(withGroups(lists)).toMatchObject({ groups: [{ rows: [] }, { rows: [] }], undo: null });
  });

  test("a todo that does not exist is a 404 for everybody, a mangled id one too", async () => {
    const headers = await signIn(owner);

    for (const id of [crypto.randomUUID(), "nonsense", "%00", "__proto__"]) {
      const page = await answerOf(visit(detail, pageRequest(`/todos/x`, headers), { todoId: id }));
      expect([id, page.status]).toEqual([id, 404]);
    }
    for (const [route, path, fields] of writes(crypto.randomUUID()))
      expect((await answerOf(post(route, path, fields, headers))).status).toBe(404);
  });

  test("a user id in a form is nobody's", async () => {
    const mallory = await createUser("Mallory");

    await post(
      list,
      "/todos",
      { intent: "create", title: "Whose?", key: "1", userId: owner.id },
      await signIn(mallory),
    );

    expect(await titles()).toEqual(["Water the plants"]);
    expect(await allTodos(mallory.id)).toHaveLength(1);
  });
});

describe("signed out", () => {
  test("a visit goes to sign-in and comes back", async () => {
    const answer = await answerOf(visit(list, pageRequest("/todos?after=x")));
    const page = await answerOf(visit(detail, pageRequest(todoPath), { todoId: todo.id }));

    expect(answer.headers.get("location")).toBe("/sign-in?redirectTo=%2Ftodos%3Fafter%3Dx");
    expect(page.headers.get("location")).toBe(`/sign-in?redirectTo=${encodeURIComponent(todoPath)}`);
  });

  test("every write is a 401, with a bad token beside a good cookie too", async () => {
    const badToken = await signIn(owner);
    badToken.set("authorization", "Bearer a.b.c");
    const create = { intent: "create", title: "Nobody's", key: "1" };

    for (const headers of [undefined, badToken])
      for (const [route, path, fields] of [...writes(todo.id), [list, "/todos", create] as const])
        expect((await answerOf(post(route, path, fields, headers))).status).toBe(401);

    expect(await getTodo(owner.id, todo.id)).toEqual(todo);
    expect(await titles()).toEqual(["Water the plants"]);
  });
});

describe("the list", () => {
  test.each(["a cookie", "a token"])("shows and adds for whoever has %s", async (credential) => {
    const headers = credential === "a token" ? await bearer(owner) : await signIn(owner);

    const answer = await post(list, "/todos", { intent: "create", title: " Read ", key: "1" }, headers);

    expect(answer).toMatchObject({ status: 302 });
    expect(withGroups(await visit(list, pageRequest("/todos", headers)))).toMatchObject({
      groups: [{ rows: [{ title: "Read" }, { title: "Water the plants" }] }, { rows: [] }],
    });
  });

  test("the same form twice at once makes one todo", async () => {
    const headers = await signIn(owner);
    const send = () => post(list, "/todos", { intent: "create", title: "Once", key: "1" }, headers);

    await Promise.all([send(), send(), send()]);

    expect(await titles()).toEqual(["Once", "Water the plants"]);
  });

  test("bad input gets its message and keeps what was typed", async () => {
    const headers = await signIn(owner);
    const title = "x".repeat(201);

    const answer = await post(list, "/todos", { intent: "create", title, key: "1" }, headers);

    expect(answer).toMatchObject({
      data: { errors: { title: ["Use 200 characters or fewer."] }, values: { title } },
      init: { status: 422 },
    });
    expect(await titles()).toEqual(["Water the plants"]);
  });

  test.each([
    {},
    { intent: "burn" },
    { intent: "delete" },
    { intent: "delete", todoId: "1" },
    { intent: "set-completed", todoId: "01900000-0000-7000-8000-000000000000", completed: "maybe" },
    { intent: "create", title: "No key" },
    { intent: "create", title: "\0", key: "1" },
  ])("%j is a 422", async (fields) => {
    expect(await post(list, "/todos", fields as Record<string, string>, await signIn(owner))).toMatchObject({
      init: { status: 422 },
    });
  });

  test("deleting leads to where it can be undone", async () => {
    const headers = await signIn(owner);

    const deleted = await answerOf(post(list, "/todos", { intent: "delete", todoId: todo.id }, headers));
    const location = deleted.headers.get("location")!;

    const page = await visit(list, pageRequest(location, headers));
    expect(page).toMatchObject({ undo: { message: "Deleted “Water the plants”", isUndone: false } });
    const undoId = (page as { undo: { id: string } }).undo.id;
    expect(location).toBe(`/todos?undo=${undoId}`);
    await post(undo, "/undo", { undoId, redirectTo: location }, headers);
    expect(await titles()).toEqual(["Water the plants"]);
  });

  test("an address that was tampered with shows the list", async () => {
    const page = await visit(list, pageRequest("/todos?after=1'--&undo=x", await signIn(owner)));

    expect(withGroups(page)).toMatchObject({
      groups: [{ rows: [{ title: "Water the plants" }] }, { rows: [] }],
      undo: null,
    });
  });
});

describe("one todo", () => {
  const edit = { intent: "save", title: "Water all plants", notes: "Twice\r\na week", version: "1" };

  test("is saved, with its line ends as LF", async () => {
    await post(detail, todoPath, edit, await signIn(owner));

    expect(await getTodo(owner.id, todo.id)).toMatchObject({
      title: "Water all plants",
      notes: "Twice\na week",
    });
  });

  test("the second to save gets both versions and keeps the typed one", async () => {
    const headers = await signIn(owner);
    await post(detail, todoPath, edit, headers);

    const answer = await post(detail, todoPath, { ...edit, title: "Mine", notes: "mine" }, headers);

    expect(answer).toMatchObject({
      data: { conflict: { kept: { title: "Water all plants" } } },
      init: { status: 409 },
    });
    expect(JSON.stringify(answer)).toContain("Mine");
    expect(await getTodo(owner.id, todo.id)).toMatchObject({ title: "Water all plants" });
  });

  test("saving what went to the trash loses nothing of what was typed, and can bring it back", async () => {
    const headers = await signIn(owner);
    await deleteTodo(owner.id, todo.id);

    const answer = await answerOf(post(detail, todoPath, edit, headers));

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("Water all plants");
    expect(await getTodo(owner.id, todo.id)).toBeNull();
    await post(detail, todoPath, { ...edit, intent: "restore-and-save" }, headers);
    expect(await getTodo(owner.id, todo.id)).toMatchObject({ title: "Water all plants" });
  });
});
