import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { changeProject, createProject, listProjects } from "~/projects/projects.server";
import * as all from "~/routes/projects";
import * as one from "~/routes/projects.$projectId";
import * as detail from "~/routes/todos.$todoId";
import * as inbox from "~/routes/todos.inbox";
import * as undoing from "~/routes/undo";
import { createTodo } from "~/todos/create-todo.server";
import { getTodo } from "~/todos/todos.server";
import { allTodos } from "../support/all-todos";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";

type Route<Data = unknown> = {
  loader: (args: LoaderFunctionArgs) => Promise<Data>;
  action: (args: ActionFunctionArgs) => Promise<unknown>;
};

let owner: SignedInUser;
let headers: Headers;
let home: string;
let path: string;

beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
  home = (await createProject(owner.id, { name: "Home", color: "blue" }))!.id;
  path = `/projects/${home}`;
});

function visit<Data>(route: Route<Data>, path: string, as = headers) {
  return route.loader({ request: pageRequest(path, as), params: paramsOf(path), context: {} });
}

function post(route: Route, path: string, fields: Record<string, string>, as = headers) {
  return route.action({ request: formRequest(path, fields, as), params: paramsOf(path), context: {} });
}

function paramsOf(path: string): Record<string, string> {
  const [, folder, id] = path.split(/[/?]/);
  return folder === "todos" ? { todoId: id ?? "" } : { projectId: id ?? "" };
}

async function keep(title: string, projectId: string | null = null) {
  const created = await createTodo(owner.id, { title, projectId });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

const make = (fields: Record<string, string>) =>
  post(all, "/projects", {
    intent: "create-project",
    name: "Thesis",
    color: "red",
    key: uuidv7(),
    ...fields,
  });

test("without signing in, pages lead to sign-in and back, and forms are refused", async () => {
  const badToken = new Headers(headers);
  badToken.set("authorization", "Bearer a.b.c");

  for (const [route, path] of [
    [all, "/projects"],
    [one, `/projects/${home}`],
    [inbox, "/todos/inbox"],
  ] as const) {
    const page = await answerOf(visit<unknown>(route, path, new Headers()));
    expect(page.headers.get("location")).toBe(`/sign-in?redirectTo=${encodeURIComponent(path)}`);
    for (const as of [new Headers(), badToken])
      expect((await answerOf(post(route, path, { intent: "save-project" }, as))).status).toBe(401);
  }
});

describe("all projects", () => {
  test("are listed with what is open, for a cookie and for a token", async () => {
    await keep("Paint", home);

    for (const as of [headers, await bearer(owner)])
      expect(await visit(all, "/projects", as)).toMatchObject({
        counts: { projects: [{ id: home, name: "Home", color: "blue", open: 1 }] },
      });
  });

  test("gain one per key, however often the form is sent", async () => {
    const key = uuidv7();

    expect((await answerOf(make({ key }))).headers.get("location")).toBe("/projects");
    await make({ key });
    await make({ key, name: "Garden" });

    const names = (await listProjects(owner.id)).map(({ name }) => name);
    expect(names).toEqual(["Home", "Thesis", "Garden"]);
  });

  test.each([
    [{ name: " " }, { name: ["Enter a name."] }],
    [{ name: "x".repeat(101) }, { name: ["Use 100 characters or fewer."] }],
    [{ name: "a\nb" }, { name: ["Use one line."] }],
    [{ name: "a\0b" }, { name: ["Leave out the characters that cannot be shown."] }],
    [{ color: "mauve" }, { color: ["Choose a colour."] }],
  ])("%j comes back with its message", async (fields, errors) => {
    expect(await make(fields)).toMatchObject({ data: { errors, values: fields }, init: { status: 422 } });
    expect(await listProjects(owner.id)).toHaveLength(1);
  });

  test("are moved and brought back from the archive", async () => {
    const thesis = (await createProject(owner.id, { name: "Thesis", color: "red", archived: true }))!.id;

    await post(all, "/projects", { intent: "set-archived", projectId: thesis, archived: "false" });
    await post(all, "/projects", { intent: "move-project", projectId: thesis, direction: "up" });

    expect(await listProjects(owner.id)).toMatchObject([
      { name: "Thesis", archived: false },
      { name: "Home" },
    ]);
  });

  test("of others are not to be moved: 403, and 404 for nobody's", async () => {
    const stranger = await createUser("Mallory");
    const as = await signIn(stranger);

    for (const [projectId, status] of [
      [home, 403],
      [uuidv7(), 404],
    ] as const) {
      const forms: Record<string, string>[] = [
        { intent: "move-project", projectId, direction: "up" },
        { intent: "set-archived", projectId, archived: "true" },
      ];
      for (const form of forms)
        expect((await answerOf(post(all, "/projects", form, as))).status).toBe(status);
    }
    expect(await listProjects(owner.id)).toMatchObject([{ archived: false }]);
  });
});

describe("a project's page", () => {
  test("has its todos only, and what is added there belongs to it", async () => {
    await keep("Elsewhere");
    await keep("Paint", home);

    await post(one, path, { intent: "create", title: "Tidy", key: uuidv7() });

    const page = await visit(one, path);
    expect(page).toMatchObject({ project: { name: "Home", open: 2 }, list: { view: "project" } });
    expect(withGroups(page.list).groups).toMatchObject([
      { rows: [{ title: "Tidy" }, { title: "Paint" }] },
      { rows: [] },
    ]);
    expect(withGroups(await visit(inbox, "/todos/inbox"))).toMatchObject({
      counts: { inbox: 1 },
      groups: [{ rows: [{ title: "Elsewhere" }] }, { rows: [] }],
    });
  });

  test("stays the page after what its rows ask for", async () => {
    const id = await keep("Paint", home);

    const done = await answerOf(post(one, path, { intent: "set-completed", todoId: id, completed: "true" }));

    expect(done.headers.get("location")).toMatch(new RegExp(`^${path}\\?undo=[0-9a-f-]{36}$`));
    expect(withGroups((await visit(one, path)).list)).toMatchObject({
      groups: [{ rows: [] }, { rows: [{ title: "Paint" }] }],
    });
  });

  test("renames, recolours and archives it", async () => {
    const saved = await answerOf(post(one, path, { intent: "save-project", name: "House", color: "pink" }));
    await post(one, path, { intent: "set-archived", archived: "true" });

    expect(saved.headers.get("location")).toBe(path);
    expect(await visit(one, path)).toMatchObject({
      project: { name: "House", color: "pink", archived: true },
    });
    expect(await post(one, path, { intent: "save-project", name: "", color: "pink" })).toMatchObject({
      data: { errors: { name: ["Enter a name."] } },
      init: { status: 422 },
    });
  });

  test.each(["inbox", "trash"])("deletes it, and its todos go to the %s", async (todos) => {
    const id = await keep("Paint", home);

    const deleted = await answerOf(post(one, path, { intent: "delete-project", todos }));

    const location = deleted.headers.get("location")!;
    expect(location).toMatch(/^\/projects\?undo=[0-9a-f-]{36}$/);
    expect((await answerOf(visit(one, path))).status).toBe(404);
    const kept = await getTodo(owner.id, id);
    if (todos === "inbox") expect(kept).toMatchObject({ projectId: null });
    else expect(kept).toBeNull();

    const offer = { message: "Deleted project “Home”", isUndone: false, backTo: location };
    expect(await visit(all, location)).toMatchObject({ undo: offer });
    const undo = { undoId: location.split("=")[1]!, redirectTo: location };
    expect((await answerOf(post(undoing, "/undo", undo))).headers.get("location")).toBe(location);
    expect(await visit(all, location)).toMatchObject({
      undo: { message: "Undone: Deleted project “Home”" },
      counts: { projects: [{ id: home, open: 1 }] },
    });
  });

  test("is a 403 for somebody else, and a 404 where there is none", async () => {
    const as = await signIn(await createUser("Mallory"));
    const forms: Record<string, string>[] = [
      { intent: "create", title: "Mine now", key: uuidv7() },
      { intent: "save-project", name: "Mine", color: "red" },
      { intent: "set-archived", archived: "true" },
      { intent: "delete-project", todos: "trash" },
    ];

    expect((await answerOf(visit(one, path, as))).status).toBe(403);
    for (const form of forms) expect((await answerOf(post(one, path, form, as))).status).toBe(403);
    for (const id of [uuidv7(), "nonsense"]) {
      expect((await answerOf(visit(one, `/projects/${id}`))).status).toBe(404);
      for (const form of forms) expect((await answerOf(post(one, `/projects/${id}`, form))).status).toBe(404);
    }
    expect(await listProjects(owner.id)).toMatchObject([{ name: "Home", archived: false }]);
    expect(await allTodos(owner.id)).toEqual([]);
  });
});

describe("a todo's page", () => {
  const save = (id: string, projectId: string, version = 1) =>
    post(detail, `/todos/${id}`, {
      intent: "save",
      title: "Paint",
      notes: "",
      projectId,
      version: `${version}`,
    });

  test("moves it into a project and back to the Inbox", async () => {
    const id = await keep("Paint");

    await save(id, home);
    expect(await getTodo(owner.id, id)).toMatchObject({ projectId: home, version: 2 });
    await save(id, "", 2);
    expect(await getTodo(owner.id, id)).toMatchObject({ projectId: null, version: 3 });
  });

  test("says when somebody moved it meanwhile, with both places", async () => {
    const id = await keep("Paint");
    await save(id, home);
    const thesis = (await createProject(owner.id, { name: "Thesis", color: "red" }))!.id;

    expect(await save(id, thesis)).toMatchObject({
      data: { conflict: { kept: { projectId: home, version: 2 }, typed: { projectId: thesis } } },
      init: { status: 409 },
    });
  });

  test("refuses a project that is gone beside the field, and somebody else's with a 403", async () => {
    const id = await keep("Paint");
    const theirs = await createProject((await createUser("Mallory")).id, { name: "Theirs", color: "red" });

    for (const projectId of [uuidv7(), "nonsense"])
      expect(await save(id, projectId)).toMatchObject({
        data: { errors: { projectId: ["Choose a project."] }, values: { title: "Paint" } },
        init: { status: 422 },
      });
    expect((await answerOf(save(id, theirs!.id))).status).toBe(403);
    expect(await getTodo(owner.id, id)).toMatchObject({ projectId: null, version: 1 });
  });

  test("keeps it in an archived project", async () => {
    const id = await keep("Paint", home);
    await changeProject(owner.id, home, { archived: true });

    await save(id, home);

    expect(await getTodo(owner.id, id)).toMatchObject({ projectId: home });
  });
});
