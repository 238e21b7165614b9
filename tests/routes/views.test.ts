import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as settings from "~/routes/settings";
import * as undo from "~/routes/undo";
import * as all from "~/routes/todos";
import * as detail from "~/routes/todos.$todoId";
import * as completed from "~/routes/todos.completed";
import * as today from "~/routes/todos.today";
import * as trash from "~/routes/todos.trash";
import * as upcoming from "~/routes/todos.upcoming";
import { createTodo } from "~/todos/create-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { getTodo } from "~/todos/todos.server";
import { database } from "~db/database.server";
import { user as users } from "~db/schema/auth";
import { allTodos } from "../support/all-todos";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";

type Route<Data = unknown> = {
  loader: (args: LoaderFunctionArgs) => Promise<Data>;
  action: (args: ActionFunctionArgs) => Promise<unknown>;
};

const PAGES: [path: string, route: Route][] = [
  ["/todos/today", today],
  ["/todos/upcoming", upcoming],
  ["/todos", all],
  ["/todos/completed", completed],
  ["/todos/trash", trash],
  ["/settings", settings],
];
const LISTS = PAGES.slice(0, 4);

let owner: SignedInUser;
let headers: Headers;

beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
});

function visit<Data>(route: Route<Data>, path: string, as?: Headers) {
  return route.loader({ request: pageRequest(path, as), params: {}, context: {} });
}

function post(route: Route, path: string, fields: Record<string, string>, as = headers, todoId?: string) {
  const params: Record<string, string> = todoId === undefined ? {} : { todoId };
  return route.action({ request: formRequest(path, fields, as), params, context: {} });
}

async function keep(title: string, fields: object = {}) {
  const created = await createTodo(owner.id, { title, ...fields });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

describe("without signing in", () => {
  test.each(PAGES)("%s leads to sign-in and back, and takes no form", async (path, route) => {
    const page = await answerOf(visit(route, path));
    expect(page.headers.get("location")).toBe(`/sign-in?redirectTo=${encodeURIComponent(path)}`);

    const badToken = await signIn(owner);
    badToken.set("authorization", "Bearer a.b.c");
    for (const as of [new Headers(), badToken])
      expect((await answerOf(post(route, path, { intent: "restore-all", name: "Eve" }, as))).status).toBe(
        401,
      );
  });
});

describe("the views", () => {
  test.each(PAGES)("%s is shown for a cookie and for a token, with the counts", async (path, route) => {
    await keep("Overdue", { dueOn: "2020-01-01" });

    for (const as of [headers, await bearer(owner)])
      expect(await visit(route, path, as)).toMatchObject({ counts: { today: 1, upcoming: 0, all: 1 } });
  });

  test.each(LISTS)(
    "a todo can be completed, deleted and brought back on %s, which is where one stays",
    async (path, route) => {
      const id = await keep("Here");

      const answers = [
        await answerOf(post(route, path, { intent: "set-completed", todoId: id, completed: "true" })),
        await answerOf(post(route, path, { intent: "delete", todoId: id })),
      ];
      const [, deleted] = answers.map((answer) => answer.headers.get("location")!);
      const undoId = new URL(deleted!, "http://localhost").searchParams.get("undo")!;
      const form = { undoId, redirectTo: deleted! };
      answers.push(await answerOf(post(undo, "/undo", form)));

      for (const answer of answers)
        expect(answer.headers.get("location")).toMatch(new RegExp(`^${path}\\?undo=[0-9a-f-]{36}$`));
      expect(await getTodo(owner.id, id)).toMatchObject({ completed: true });
    },
  );

  test("what is added on Today is due today where the person is, and nowhere else", async () => {
    await database.update(users).set({ timeZone: "Pacific/Kiritimati" }).where(eq(users.id, owner.id));
    const add = (route: Route, path: string, title: string) =>
      post(route, path, { intent: "create", title, key: crypto.randomUUID() });

    await add(today, "/todos/today", "Today");
    await add(all, "/todos", "Some day");

    const there = Temporal.Now.plainDateISO("Pacific/Kiritimati").toString();
    expect(await allTodos(owner.id)).toMatchObject([
      { title: "Some day", dueOn: null },
      { title: "Today", dueOn: there },
    ]);
  });

  test("what is overdue moves to today by one form", async () => {
    const id = await keep("Long ago", { dueOn: "2020-01-01", dueTime: "10:00" });

    await post(today, "/todos/today", { intent: "move-overdue" });

    const dueOn = Temporal.Now.plainDateISO("UTC").toString();
    expect(await getTodo(owner.id, id)).toMatchObject({ dueOn, dueTime: "10:00" });
  });

  test("a cursor that was tampered with shows the first page", async () => {
    await keep("First");

    for (const query of ["after=abc.def", `after=${owner.id}`, "after=", "after=a&after=b"])
      expect(withGroups(await visit(all, `/todos?${query}`, headers))).toMatchObject({
        groups: [{ rows: [{ title: "First" }] }, { rows: [] }],
      });
  });

  test("dates are in the language of the browser", async () => {
    await keep("Morgen", { dueOn: Temporal.Now.plainDateISO("UTC").add({ days: 1 }).toString() });
    const german = new Headers(headers);
    german.set("accept-language", "de");

    expect(withGroups(await visit(upcoming, "/todos/upcoming", german))).toMatchObject({
      groups: [{ heading: "Morgen" }],
    });
  });
});

describe("the trash", () => {
  test("gives back one or all, and is emptied of what was seen", async () => {
    const ids = [await keep("a"), await keep("b"), await keep("c")];
    for (const id of ids) await deleteTodo(owner.id, id);

    await post(trash, "/todos/trash", { intent: "restore", todoId: ids[0]! });
    expect(withGroups(await visit(trash, "/todos/trash", headers))).toMatchObject({
      groups: [{ rows: [{ title: "c" }, { title: "b" }] }],
    });
    await post(trash, "/todos/trash", { intent: "restore-all" });
    expect(await getTodo(owner.id, ids[2]!)).not.toBeNull();

    await deleteTodo(owner.id, ids[0]!);
    const page = await visit(trash, "/todos/trash?ask=empty", headers);
    expect(page.asksToEmpty).toBe(true);
    await post(trash, "/todos/trash", {
      intent: "empty-trash",
      until: new Date(Date.now() + 1000).toISOString(),
    });
    expect(withGroups(await visit(trash, "/todos/trash", headers))).toMatchObject({
      groups: [{ rows: [] }],
    });
  });

  test.each<Record<string, string>>([
    { intent: "empty-trash" },
    { intent: "empty-trash", until: "soon" },
    { intent: "create", title: "x", key: "1" },
  ])("%j is a 422", async (fields) => {
    expect(await post(trash, "/todos/trash", fields)).toMatchObject({
      init: { status: 422 },
    });
  });
});

describe("editing", () => {
  const edit = {
    intent: "save",
    title: "Call",
    notes: "",
    version: "1",
    priority: "high",
    dueOn: "2026-11-30",
    dueTime: "15:30",
    dueZone: "Europe/Berlin",
  };

  test("sets and clears priority, date, time and zone", async () => {
    const id = await keep("Call");

    await post(detail, `/todos/${id}`, edit, headers, id);
    expect(await getTodo(owner.id, id)).toMatchObject({
      priority: "high",
      dueOn: "2026-11-30",
      dueTime: "15:30",
      dueZone: "Europe/Berlin",
    });

    await post(detail, `/todos/${id}`, { ...edit, version: "2", dueTime: "" }, headers, id);
    expect(await getTodo(owner.id, id)).toMatchObject({ dueOn: "2026-11-30", dueTime: null, dueZone: null });
  });

  test.each([
    [{ dueOn: "2026-02-30" }, "dueOn"],
    [{ dueOn: "soon" }, "dueOn"],
    [{ dueOn: "" }, "dueTime"],
    [{ dueTime: "25:00" }, "dueTime"],
    [{ dueZone: "Mars/Olympus" }, "dueZone"],
    [{ priority: "urgent" }, "priority"],
  ])("%j gets its message beside %s, and what was typed is kept", async (part, field) => {
    const id = await keep("Call");
    const sent = { ...edit, ...part };

    const answer = await post(detail, `/todos/${id}`, sent, headers, id);

    expect(answer).toMatchObject({
      data: { errors: { [field]: [expect.any(String)] }, values: sent },
      init: { status: 422 },
    });
    expect(await getTodo(owner.id, id)).toMatchObject({ dueOn: null, version: 1 });
  });
});

describe("settings", () => {
  const form = { name: "Ada L.", timeZone: "Asia/Kathmandu", weekStart: "7" };
  const kept = async () => (await database.select().from(users).where(eq(users.id, owner.id)))[0];

  test.each(["a cookie", "a token"])(
    "keeps a name, a time zone and the day a week begins, for %s",
    async (credential) => {
      const as = credential === "a token" ? await bearer(owner) : headers;

      const saved = await answerOf(post(settings, "/settings", form, as));

      expect(saved.headers.get("location")).toBe("/settings?saved");
      expect(await kept()).toMatchObject({ name: "Ada L.", timeZone: "Asia/Kathmandu", weekStart: 7 });
      await post(settings, "/settings", { ...form, timeZone: "", weekStart: "" }, as);
      expect(await kept()).toMatchObject({ timeZone: null, weekStart: null });
    },
  );

  test.each([
    [{ name: " " }, "name"],
    [{ timeZone: "Mars/Olympus" }, "timeZone"],
    [{ timeZone: "+01:00" }, "timeZone"],
    [{ weekStart: "0" }, "weekStart"],
    [{ weekStart: "8" }, "weekStart"],
  ])("%j gets its message, and nothing is kept", async (part, field) => {
    const answer = await post(settings, "/settings", { ...form, ...part });

    expect(answer).toMatchObject({
      data: { errors: { [field]: [expect.any(String)] }, values: { ...form, ...part } },
      init: { status: 422 },
    });
    expect(await kept()).toMatchObject({ name: "Ada", timeZone: null });
  });
});
