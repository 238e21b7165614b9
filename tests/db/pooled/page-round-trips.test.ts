import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { deleteTag, renameTag } from "~/tags/manage/change-tag.server";
import { getTag } from "~/tags/tags.server";
import { momentIn } from "~/todos/due/moment.server";
import { readCounts, readLists, readTodo } from "~/todos/views/read-lists.server";
import { completedToday, dueByToday, selections } from "~/todos/views/selections.server";
import type { Connection } from "~db/connect/connection";
import { connection as ours } from "~db/database.server";
import { user } from "~db/schema/auth";
import type { Between } from "../../support/neon-bridge";
import { migratedDatabaseUrl, openThrough, startBetween } from "../../support/test-database";

const userId = uuidv7();
const moment = momentIn("Europe/Berlin");
const { userDb } = ours;
let between: Between;
let connection: Connection;

beforeAll(async () => {
  const url = await migratedDatabaseUrl();
  between = await startBetween();
  connection = openThrough(between, url);
  await connection.database.insert(user).values({ id: userId, name: "Ada", email: "ada@example.org" });
  ours.userDb = connection.userDb;
});

afterAll(async () => {
  ours.userDb = userDb;
  await connection.close();
  await between.close();
});

beforeEach(() => {
  between.roundTrips = 0;
});

test("a list of several parts, what was just done and all counts are one round trip", async () => {
  const due = { selection: selections.due(userId, dueByToday(moment)), limit: 100 };
  const done = { selection: completedToday(userId, moment), limit: 50 };

  const page = await readLists(userId, moment, { due, done }, uuidv7());

  expect(between.roundTrips).toBe(1);
  expect(page.counts).toEqual({
    ...{ inbox: 0, today: 0, upcoming: 0, all: 0 },
    ...{ projects: [], views: [], tags: [] },
  });
});

test("so are one todo with the counts, and the counts alone", async () => {
  await readTodo(userId, uuidv7(), moment);
  expect(between.roundTrips).toBe(1);

  await readCounts(userId, moment);
  expect(between.roundTrips).toBe(2);
});

test("a tag is read, renamed, merged or deleted in one", async () => {
  const tasks = [
    () => getTag(userId, "home"),
    () => renameTag(userId, { name: "home" }, "house"),
    () => renameTag(userId, { name: "home" }, "errands", { merges: true }),
    () => deleteTag(userId, { name: "home" }),
  ];

  for (const [nth, task] of tasks.entries()) {
    await task();
    expect(between.roundTrips).toBe(nth + 1);
  }
});
