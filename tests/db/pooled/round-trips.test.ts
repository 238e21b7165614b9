import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Connection } from "~db/connect/connection";
import { user } from "~db/schema/auth";
import { todos } from "~db/schema/todos";
import type { Between } from "../../support/neon-bridge";
import { migratedDatabaseUrl, openThrough, startBetween } from "../../support/test-database";

const userId = uuidv7();
let between: Between;
let connection: Connection;

beforeAll(async () => {
  const url = await migratedDatabaseUrl();
  between = await startBetween();
  connection = openThrough(between, url);
  await connection.database.insert(user).values({ id: userId, name: "Ada", email: "ada@example.org" });
});

afterAll(async () => {
  await connection.close();
  await between.close();
});

beforeEach(() => {
  between.roundTrips = 0;
});

test("a user's statement takes one round trip, role and all", async () => {
  const db = connection.userDb(userId);

  await db.select().from(todos).where(eq(todos.userId, userId));
  expect(between.roundTrips).toBe(1);

  await db.insert(todos).values({ id: uuidv7(), userId, title: "Water the plants" }).returning();
  expect(between.roundTrips).toBe(2);

  await db.execute(sql`select 1`);
  expect(between.roundTrips).toBe(3);
});

test("a user's transaction takes two round trips and one for each statement", async () => {
  await connection.userTransaction(userId, async (tx) => {
    await tx.select().from(todos);
    await tx.update(todos).set({ title: "Water them again" });
  });

  expect(between.roundTrips).toBe(4);
});

test("a statement that fails leaves the connection in order", async () => {
  const asNobody = { id: uuidv7(), userId: uuidv7(), title: "Not mine" };
  await expect(connection.userDb(userId).insert(todos).values(asNobody)).rejects.toThrow();

  const rows = await connection.userDb(userId).select().from(todos);

  expect(rows.every((row) => row.userId === userId)).toBe(true);
  expect(between.roundTrips).toBe(2);
});
