import { and, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import { createTodo } from "~/todos/create-todo.server";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import { momentIn } from "~/todos/due/moment.server";
import { filterTodos } from "~/todos/filters/filter-todos.server";
import type { Filters } from "~/todos/filters/filters";
import type { Direction } from "~/todos/order/gap.server";
import { moveTodo } from "~/todos/order/move-todo.server";
import type { Priority } from "~/todos/priorities";
import { readPart } from "~/todos/views/read-lists.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";
import { createUser } from "../support/users";

const now = momentIn(null);

let owner: string;
beforeEach(async () => {
  owner = (await createUser()).id;
});

/** Adds todos so that they stand in this order; returns their ids by title. */
async function keep(titles: string[], priority: Priority = "none"): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const title of [...titles].reverse()) {
    const created = await createTodo(owner, { title, priority });
    if (created.outcome === "key-reused") throw new Error("no key was given");
    ids[title] = created.todo.id;
  }
  return ids;
}

async function listed(filters: Filters = {}, userId = owner) {
  const selection = filterTodos(userId, filters, now);
  return (await readPart(userId, now, { selection, limit: 1000 })).todos;
}

const titles = async (filters?: Filters) => (await listed(filters)).map(({ title }) => title).join("");

function step(todoId: string, direction: Direction, filters: Filters = {}, userId = owner) {
  return moveTodo(userId, todoId, { direction, within: filterTodos(userId, filters, now) });
}

async function setPosition(ids: string[], position: string) {
  const db = userDb(owner);
  for (const id of ids)
    await db
      .update(todos)
      .set({ position })
      .where(and(eq(todos.userId, owner), eq(todos.id, id)));
}

describe("a todo", () => {
  test("goes up and down one step, and stays at either end", async () => {
    const { a, b, c } = await keep(["a", "b", "c"]);

    expect(await step(b!, "up")).toBe("moved");
    expect(await titles()).toBe("bac");
    expect(await step(b!, "up")).toBe("stays");
    expect(await titles()).toBe("bac");
    await step(a!, "down");
    expect(await titles()).toBe("bca");
    await step(a!, "down");
    await step(c!, "down");
    expect(await titles()).toBe("bac");
  });

  test("goes right before or after another one, also a completed one", async () => {
    const { a, b, d } = await keep(["a", "b", "c", "d"]);
    await userDb(owner)
      .update(todos)
      .set({ completed: true, completedAt: new Date() })
      .where(and(eq(todos.userId, owner), eq(todos.id, b!)));

    await moveTodo(owner, a!, { after: b! });
    expect(await titles({ status: "all" })).toBe("bacd");
    await moveTodo(owner, d!, { before: b! });
    expect(await titles({ status: "all" })).toBe("dbac");
    expect(await moveTodo(owner, d!, { before: d! })).toBe("moved");
    expect(await titles({ status: "all" })).toBe("dbac");
  });

  test("in a filtered list steps over what the list does not show", async () => {
    const low = await keep(["a", "b"], "low");
    await keep(["x", "y"]);
    const high = await keep(["c"], "low");
    expect(await titles()).toBe("cxyab");

    await step(low.b!, "up", { priority: ["low"] });
    expect(await titles()).toBe("cxyba");
    await step(low.b!, "up", { priority: ["low"], status: "all" });
    expect(await titles()).toBe("bcxya");
    await step(high.c!, "down", { priority: ["low"] });
    expect(await titles()).toBe("bxyac");
  });

  test("moves by writing its own row alone, whose version stays", async () => {
    const { c } = await keep(["a", "b", "c", "d"]);
    const before = await rowVersions();

    await moveTodo(owner, c!, { before: (await listed())[0]!.id });

    const after = await rowVersions();
    expect(Object.keys(after).filter((id) => after[id] !== before[id])).toEqual([c]);
    expect((await listed())[0]).toMatchObject({ title: "c", version: 1 });
  });

  test("that is somebody else's, gone or in the trash goes nowhere, nor does one go beside it", async () => {
    const { a, b, c } = await keep(["a", "b", "c"]);
    await deleteTodo(owner, c!);
    const stranger = (await createUser("Mallory")).id;
    const theirs = await createTodo(stranger, { title: "theirs" });
    const mine = theirs.outcome === "created" ? theirs.todo.id : "";

    for (const id of [a!, c!, uuidv7()]) {
      expect(await step(id, "down", {}, stranger)).toBe("missing");
      expect(await moveTodo(stranger, id, { before: mine })).toBe("missing");
      expect(await moveTodo(stranger, mine, { after: id })).toBe("missing");
    }
    expect(await moveTodo(owner, c!, { before: a! })).toBe("missing");
    expect(await moveTodo(owner, b!, { before: c! })).toBe("missing");
    expect(await titles()).toBe("ab");
  });
});

/** Which version of each row the database has: every write of a row makes a new one. */
async function rowVersions(): Promise<Record<string, string>> {
  const rows = await userDb(owner)
    .select({ id: todos.id, version: sql<string>`xmin::text || ' ' || ctid::text` })
    .from(todos)
    .where(eq(todos.userId, owner));
  return Object.fromEntries(rows.map(({ id, version }) => [id, version]));
}

describe("todos at the very same position", () => {
  test("keep their order when one is moved between them", async () => {
    const ids = await keep(["a", "b", "c", "d", "e"]);
    await setPosition(Object.values(ids), "a0V");
    const [first, second, ...rest] = await listed();

    await moveTodo(owner, rest.at(-1)!.id, { after: first!.id });

    const order = (await listed()).map(({ id }) => id);
    expect(order).toEqual([first!.id, rest.at(-1)!.id, second!.id, ...rest.slice(0, -1).map(({ id }) => id)]);
  });

  test("can be more than are read at once", async () => {
    const ids = await keep(Array.from({ length: 130 }, (_, n) => `${n}`));
    await setPosition(Object.values(ids), "a0V");
    const before = (await listed()).map(({ id }) => id);

    await step(before[65]!, "up");

    const after = [...before.slice(0, 64), before[65], before[64], ...before.slice(66)];
    expect((await listed()).map(({ id }) => id)).toEqual(after);
  });
});

test("positions that have grown long by many moves to one place are made short again", async () => {
  const { a, b, c } = await keep(["a", "b", "c"]);
  const db = userDb(owner);
  await setPosition([a!], "a0");
  await setPosition([b!], `a0${"0".repeat(499)}1`);

  await moveTodo(owner, c!, { after: a! });

  expect(await titles()).toBe("acb");
  const longest = await db
    .select({ length: sql<number>`max(length(position))` })
    .from(todos)
    .where(eq(todos.userId, owner));
  expect(longest[0]!.length).toBeLessThan(100);
});

test("whatever is moved wherever, the list is as a plain array would be", async () => {
  await keep([..."abcdefgh"]);
  const move = fc.record({
    what: fc.nat(7),
    where: fc.nat(7),
    how: fc.constantFrom("before", "after", "up", "down"),
  });

  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 8 }), async (moves) => {
      const model = (await listed()).map(({ id }) => id);
      for (const { what, where, how } of moves) {
        const id = model[what]!;
        const beside = model[how === "up" ? what - 1 : how === "down" ? what + 1 : where];
        if (how === "up" || how === "down") await step(id, how);
        else await moveTodo(owner, id, how === "before" ? { before: beside! } : { after: beside! });
        if (beside === undefined || beside === id) continue;
        model.splice(what, 1);
        model.splice(model.indexOf(beside) + (how === "after" || how === "down" ? 1 : 0), 0, id);
      }
      expect((await listed()).map(({ id }) => id)).toEqual(model);
    }),
    { numRuns: 15 },
  );
});

describe("moves at the same time", () => {
  test("lose nothing, and leave what was not moved in its order", async () => {
    const ids = await keep([..."ABCDEFabcdef"]);
    const moved = Object.keys(ids).filter((title) => title === title.toLowerCase());

    const all = moved.flatMap((title) => [
      moveTodo(owner, ids[title]!, { after: ids.B! }),
      moveTodo(owner, ids[title]!, { before: ids.C! }),
      step(ids[title]!, "up"),
    ]);
    expect(await Promise.all(all)).not.toContain("missing");

    const order = await titles();
    expect([...order].sort().join("")).toBe("ABCDEFabcdef");
    expect(order.replace(/[a-z]/g, "")).toBe("ABCDEF");
  });

  test("of the same todo are each a step", async () => {
    const { e } = await keep([..."abcde"]);

    await Promise.all([step(e!, "up"), step(e!, "up"), step(e!, "up")]);

    expect(await titles()).toBe("aebcd");
  });

  test("between todos at the same position all find room", async () => {
    const ids = await keep([..."abcdefgh"]);
    await setPosition(Object.values(ids), "a0V");
    const [first, , , , ...last] = await listed();

    await Promise.all(last.map(({ id }) => moveTodo(owner, id, { after: first!.id })));

    const order = (await listed()).map(({ id }) => id);
    expect(order[0]).toBe(first!.id);
    expect(order.slice(1, 5).sort()).toEqual(last.map(({ id }) => id).sort());
  });
});
