import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { env } from "~/env.server";
import type { Row } from "~/todos/list/rows";
import { createTodo } from "~/todos/create-todo.server";
import { loadList } from "~/todos/pages/load-list.server";
import type { TodoFields } from "~/todos/todo-rows.server";
import { setTodoCompleted } from "~/todos/change/change-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { emptyTrash, restoreTrash } from "~/todos/trash.server";
import { readCursor, writeCursor } from "~/todos/views/cursor.server";
import { pathOf, type View } from "~/todos/views/views";
import { createUser } from "../support/users";
import { withGroups } from "../support/with-groups";

let owner: SignedInUser;

beforeEach(async () => {
  owner = { ...(await createUser()), timeZone: "Pacific/Chatham", weekStart: 1 };
});

const inDays = (days: number) => Temporal.Now.plainDateISO("Pacific/Chatham").add({ days }).toString();

async function keep(title: string, fields: Partial<TodoFields> = {}, userId = owner.id): Promise<string> {
  const created = await createTodo(userId, { title, ...fields });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

async function load(view: View, path = pathOf(view), user = owner) {
  return withGroups(await loadList(view, new Request(new URL(path, env.baseUrl)), user));
}

async function shown(view: View, path?: string, user?: SignedInUser) {
  const { groups } = await load(view, path, user);
  return groups.filter(({ rows }) => rows.length > 0).map(({ heading, rows }) => [heading, ...titles(rows)]);
}

const titles = (rows: Row[]) => rows.map(({ title }) => title);

/** Every title of a list, page by page, and how many pages those were. */
async function walk(view: View) {
  const seen: string[] = [];
  let path: string | undefined = pathOf(view);
  let pages = 0;
  while (path !== undefined && pages < 20) {
    const { groups } = await load(view, path);
    seen.push(...groups.flatMap(({ rows }) => titles(rows)));
    path = groups.find(({ more }) => more?.label === "More")?.more?.path;
    pages += 1;
  }
  return { seen, pages };
}

describe("Today", () => {
  test("has what is overdue first, then by time, then by priority, then what was completed today", async () => {
    await keep("Some day");
    await keep("Tomorrow", { dueOn: inDays(1) });
    await keep("Later today", { dueOn: inDays(0), dueTime: "17:00" });
    await keep("Low", { dueOn: inDays(0), priority: "low" });
    await keep("High", { dueOn: inDays(0), priority: "high" });
    await keep("First thing", { dueOn: inDays(0), dueTime: "07:00" });
    await keep("Long ago", { dueOn: "2020-01-01" });
    await setTodoCompleted(owner.id, await keep("Done"), true);

    expect(await shown("today")).toEqual([
      ["Overdue", "Long ago"],
      ["Due today", "First thing", "Later today", "High", "Low"],
      ["Completed today", "Done"],
    ]);
    expect((await load("today")).counts).toMatchObject({ inbox: 7, today: 5, upcoming: 1, all: 7 });
  });
});

describe("Upcoming", () => {
  test("goes by day, two weeks on a page, and skips what is empty", async () => {
    await keep("Today", { dueOn: inDays(0) });
    for (const days of [1, 3, 3, 14, 15, 400]) await keep(`In ${days}`, { dueOn: inDays(days) });

    const first = await load("upcoming");
    expect(first.groups.map(({ rows }) => titles(rows))).toEqual([["In 1"], ["In 3", "In 3"], ["In 14"]]);
    expect(first.groups[0]?.heading).toBe("Tomorrow");
    expect(await walk("upcoming")).toEqual({
      seen: ["In 1", "In 3", "In 3", "In 14", "In 15", "In 400"],
      pages: 3,
    });
  });

  test("goes on beyond its two weeks when what comes first there is due on their last day by its zone", async () => {
    const justBefore = { dueOn: inDays(15), dueTime: "00:05", dueZone: "Pacific/Kiritimati" };
    await keep("By its zone", justBefore);
    await keep("In 40", { dueOn: inDays(40) });

    expect((await walk("upcoming")).seen).toEqual(["By its zone", "In 40"]);
  });

  test.each(["from=1999-01-01", "from=nonsense", "from=9998-12-31", "from=99999-01-01", "after=x"])(
    "%s keeps no page from being shown",
    async (query) => {
      await keep("Tomorrow", { dueOn: inDays(1) });

      await expect(load("upcoming", `/todos/upcoming?${query}`)).resolves.toMatchObject({ view: "upcoming" });
    },
  );
});

describe("a list of several pages", () => {
  test.each(["today", "upcoming", "all"] as const)("%s shows each todo once", async (view) => {
    const dueOn = inDays(view === "today" ? -1 : 1);
    const kept = Array.from({ length: 105 }, (_, n) => `${n}`);
    for (const title of kept) await keep(title, { dueOn });

    const { seen, pages } = await walk(view);

    expect(pages).toBe(3);
    expect(seen.length).toBe(105);
    expect([...seen].sort()).toEqual(kept.sort());
  });

  test.each(["completed", "trash"] as const)("%s shows the latest first, each once", async (view) => {
    for (let n = 0; n < 53; n++) {
      const id = await keep(`${n}`);
      if (view === "completed") await setTodoCompleted(owner.id, id, true);
      else await deleteTodo(owner.id, id);
    }

    const { seen, pages } = await walk(view);

    expect(pages).toBe(2);
    expect(new Set(seen).size).toBe(53);
    expect(seen.at(-1)).toBe("0");
  });
});

describe("the trash", () => {
  test("gives everything back at once, or deletes for good what was there when it was looked at", async () => {
    for (const title of ["a", "b"]) await deleteTodo(owner.id, await keep(title));
    expect(await restoreTrash(owner.id)).toMatchObject({ restored: 2 });
    expect(await shown("all")).toEqual([["Open", "b", "a"]]);

    await deleteTodo(owner.id, await keep("seen"));
    const until = new Date();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await deleteTodo(owner.id, await keep("not seen"));

    expect(await emptyTrash(owner.id, until)).toBe(1);
    expect(await shown("trash")).toEqual([["Deleted", "not seen"]]);
  });

  test("of one person is nothing to another", async () => {
    const stranger = await createUser("Mallory");
    await deleteTodo(owner.id, await keep("mine"));

    expect(await restoreTrash(stranger.id)).toEqual({ restored: 0, undoId: null });
    expect(await emptyTrash(stranger.id, new Date())).toBe(0);
    expect(await shown("trash", undefined, stranger)).toEqual([]);
    expect(await shown("trash")).toEqual([["Deleted", "mine"]]);
  });
});

describe("a cursor", () => {
  const scope = { userId: "one", list: "today" };
  const cursor = writeCursor(scope, ["2026-11-20", "an id"]);

  test("is read back by whom and for what it was made", () => {
    expect(readCursor(scope, cursor)).toEqual(["2026-11-20", "an id"]);
    expect(readCursor({ ...scope, userId: "another" }, cursor)).toBeNull();
    expect(readCursor({ ...scope, list: "all" }, cursor)).toBeNull();
  });

  test("that was tampered with anywhere is none", () => {
    for (let place = 0; place < cursor.length; place++) {
      const other = cursor[place] === "A" ? "B" : "A";
      expect(readCursor(scope, cursor.slice(0, place) + other + cursor.slice(place + 1))).toBeNull();
    }
    for (const text of ["", ".", "x", `${cursor}.`, `${cursor}A`, ` ${cursor}`])
      expect(readCursor(scope, text)).toBeNull();
  });
});
