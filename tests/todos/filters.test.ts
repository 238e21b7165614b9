import fc from "fast-check";
import { uuidv7 } from "uuidv7";
import { and, eq } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { createTodo } from "~/todos/create-todo.server";
import { momentIn, ownDue } from "~/todos/due/moment.server";
import { filterTodos } from "~/todos/filters/filter-todos.server";
import {
  type Filters,
  isFiltered,
  readFilters,
  SORTS,
  STATUSES,
  writeFilters,
} from "~/todos/filters/filters";
import { PRIORITIES } from "~/todos/priorities";
import { deleteTodo } from "~/todos/change/delete-todo.server";
import type { Position } from "~/todos/views/cursor.server";
import type { ListedTodo } from "~/todos/views/orders.server";
import { readPart } from "~/todos/views/read-lists.server";
import { projects } from "~db/schema/projects";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";
import { createUser } from "../support/users";

const moment = momentIn("Pacific/Chatham");
const inDays = (days: number) => moment.today.add({ days }).toString();
const TAGS = ["home", "Äpfel", "urgent"];
const TITLES = ["b", "B", "Ä", "a", "Zoë", "zoe", "É", "", "x".repeat(70), "x".repeat(70) + "a"];
const TIMES: Partial<ListedTodo>[] = [
  {},
  { dueTime: "00:30" },
  { dueTime: "12:00", dueZone: "Asia/Kathmandu" },
  { dueTime: "23:30", dueZone: "Pacific/Kiritimati" },
];

let owner: string;
let stranger: string;
let project: string;
let kept: ListedTodo[];

beforeAll(async () => {
  [owner, stranger] = [(await createUser()).id, (await createUser("Mallory")).id];
  project = await keepProject(owner);
  await keepSome(owner, project, 60);
  await keepSome(stranger, await keepProject(stranger), 10);
  const db = userDb(owner);
  for (const status of ["open", "completed"] as const)
    kept = [...(kept ?? []), ...(await pages({ status }, 100)).flat()];
  expect(kept.length).toBe((await db.$count(todos, and(eq(todos.userId, owner)))) - 1);
});

async function keepProject(userId: string) {
  const id = uuidv7();
  await userDb(userId).insert(projects).values({ id, userId, name: "Garden", color: "green" });
  return id;
}

/** Todos in which every value meets many others; one is in the trash. */
async function keepSome(userId: string, projectId: string, count: number) {
  const db = userDb(userId);
  const named = TAGS.map((name) => ({ id: uuidv7(), userId, name, nameKey: name.toLowerCase() }));
  await db.insert(tags).values(named);
  for (let n = 0; n < count; n++) {
    const todoId = await keep(userId, n);
    if (n % 3 === 0)
      await db
        .update(todos)
        .set({ projectId })
        .where(and(eq(todos.userId, userId), eq(todos.id, todoId)));
    const chosen = named.filter((_, place) => (n >> place) % 2 === 1);
    if (chosen.length > 0)
      await db.insert(todoTags).values(chosen.map(({ id: tagId }) => ({ userId, todoId, tagId })));
  }
  await deleteTodo(userId, await keep(userId, 1));
}

async function keep(userId: string, n: number): Promise<string> {
  const dueOn = n % 4 === 0 ? null : inDays((n % 9) - 4);
  const created = await createTodo(userId, {
    title: TITLES[n % TITLES.length]! + "a",
    completed: n % 5 === 0,
    priority: PRIORITIES[n % 4],
    ...(dueOn && { dueOn, ...TIMES[n % TIMES.length] }),
  });
  if (created.outcome === "key-reused") throw new Error("no key was given");
  return created.todo.id;
}

/** Every page of what the owner is shown. */
async function pages(filters: Filters, limit: number, userId = owner): Promise<ListedTodo[][]> {
  const selection = filterTodos(userId, filters, moment);
  const found: ListedTodo[][] = [];
  let after: Position | undefined;
  do {
    const { todos, next } = await readPart(userId, moment, { selection, limit, after });
    found.push(todos);
    after = next ?? undefined;
  } while (after);
  return found;
}

const ids = (listed: ListedTodo[]) => listed.map(({ id }) => id);

/** Whether `filters` ask for a todo, said once more in the plainest way. */
function asksFor(filters: Filters, todo: ListedTodo): boolean {
  const day = ownDue(todo, moment.zone)?.date;
  const { status = "open", priority = [todo.priority], tag = [], due, dueFrom, dueTo } = filters;
  const wanted = { inbox: null, undefined: todo.projectId }[String(filters.project)];
  return (
    (status === "all" || todo.completed === (status === "completed")) &&
    priority.includes(todo.priority) &&
    todo.projectId === (wanted === undefined ? filters.project : wanted) &&
    tag.every((name) => todo.tags.some((own) => own.toLowerCase() === name.toLowerCase())) &&
    (due !== "none" || day === undefined) &&
    (due !== "overdue" || (!todo.completed && day !== undefined && day < moment.today.toString())) &&
    (dueFrom === undefined || (day !== undefined && day >= dueFrom)) &&
    (dueTo === undefined || (day !== undefined && day <= dueTo))
  );
}

const day = fc.integer({ min: -5, max: 5 }).map(inDays);
const anyFilters: fc.Arbitrary<Filters> = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    priority: fc.uniqueArray(fc.constantFrom(...PRIORITIES), { minLength: 1 }),
    project: fc.constantFrom("inbox", "garden", uuidv7()).map((name) => name),
    tag: fc.uniqueArray(fc.constantFrom("home", "HOME", "äpfel", "urgent", "nothing"), { minLength: 1 }),
    due: fc.constantFrom("overdue" as const, "none" as const),
    dueFrom: day,
    dueTo: day,
    sort: fc.constantFrom(...SORTS),
  },
  { requiredKeys: [] },
);
const inGarden = (filters: Filters): Filters =>
  filters.project === "garden" ? { ...filters, project } : filters;

describe("a filtered list", () => {
  test("has exactly what is asked for, each once, whatever is asked for and however long its pages are", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilters, fc.integer({ min: 1, max: 40 }), async (some, limit) => {
        const filters = inGarden(some);

        const found = ids((await pages(filters, limit)).flat());

        expect([...found].sort()).toEqual(ids(kept.filter((todo) => asksFor(filters, todo))).sort());
      }),
      { numRuns: 150 },
    );
  });

  test.each(SORTS)("sorted by %s has the same order on many pages as on one", async (sort) => {
    for (const status of STATUSES)
      expect((await pages({ status, sort }, 7)).flat()).toEqual((await pages({ status, sort }, 100)).flat());
  });

  test("is sorted as it says", async () => {
    const by = async (sort: Filters["sort"]) => (await pages({ status: "all", sort }, 100)).flat();
    const isSorted = (keys: string[]) => expect(keys).toEqual([...keys].sort());

    isSorted((await by("own")).map(({ position }) => position));
    isSorted((await by("due")).map(({ dueOn }) => dueOn ?? "later"));
    isSorted((await by("priority")).map(({ priority }) => `${3 - PRIORITIES.indexOf(priority)}`));
    isSorted((await by("title")).map(({ title }) => plain(title).slice(0, 60)));
    isSorted((await by("created")).map(({ id }) => id).reverse());
  });

  test("has nothing of anybody else's, even by the id of their project", async () => {
    for (const filters of [{ project }, { tag: ["home"] }, { status: "all" as const }])
      for (const { id } of (await pages(filters, 100, stranger)).flat()) expect(ids(kept)).not.toContain(id);
    expect((await pages({ project }, 100, stranger)).flat()).toEqual([]);
  });
});

function plain(title: string) {
  return title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

describe("the query of an address", () => {
  test("is read as it was written", () => {
    fc.assert(
      fc.property(
        anyFilters.map((filters) => ({ ...filters, project: "inbox" })),
        (filters) => {
          expect(readFilters(writeFilters(filters))).toEqual(filters);
        },
      ),
    );
  });

  test("counts as empty where it is unknown or mangled", () => {
    const query =
      "status=done&priority=1&priority=high&project=x&tag=&tag=%00&due=1&dueFrom=2026-13-01&dueTo=x&sort=size&a=b";

    expect(readFilters(new URLSearchParams(query))).toEqual({ priority: ["high"] });
    expect(isFiltered(readFilters(new URLSearchParams("sort=title&status=")))).toBe(false);
    expect(isFiltered(readFilters(new URLSearchParams("status=open")))).toBe(true);
  });

  test("with a hundred tags asks for no more than twenty", () => {
    const query = new URLSearchParams(Array.from({ length: 100 }, (_, n) => ["tag", `${n}`]));

    expect(readFilters(query).tag).toHaveLength(20);
  });
});

test("a date that is asked for is a day here, whatever zone a todo is meant in", async () => {
  const there = { dueOn: inDays(20), dueTime: "23:30", dueZone: "Pacific/Pago_Pago" };
  await createTodo(owner, { title: "Elsewhere", ...there });
  const here = Temporal.PlainDate.from(ownDue({ ...there }, moment.zone)!.date);

  const on = async (date: string) => (await pages({ dueFrom: date, dueTo: date }, 100)).flat();

  expect(here.toString()).not.toBe(there.dueOn);
  expect(await on(there.dueOn)).toEqual([]);
  expect(await on(here.toString())).toMatchObject([{ title: "Elsewhere" }]);
});
