import { eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeEach, expect, test } from "vitest";
import { database } from "~db/database.server";
import { purgeExpired } from "~db/purge-expired.server";
import { rateLimit, session, verification } from "~db/schema/auth";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import { idempotency } from "~db/schema/writes";
import { createUser } from "../support/users";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// What other suites left behind would be counted too.
beforeEach(async () => void (await purgeExpired(database)));

const ago = (ms: number) => new Date(Date.now() - ms);

async function keep(userId: string, { expiresAt, deletedAt }: { expiresAt: Date; deletedAt: Date | null }) {
  const id = uuidv7();
  await database.insert(session).values({ id, token: id, userId, expiresAt });
  await database.insert(verification).values({ id, identifier: userId, value: id, expiresAt });
  await database.insert(idempotency).values({ userId, key: id, payloadHash: "", expiresAt });
  await database.insert(todos).values({ id, userId, title: "Water the plants", deletedAt });
  return id;
}

/** How many rows this user has in each table. */
async function countRows(userId: string) {
  return {
    sessions: await database.$count(session, eq(session.userId, userId)),
    verifications: await database.$count(verification, eq(verification.identifier, userId)),
    keys: await database.$count(idempotency, eq(idempotency.userId, userId)),
    todos: await database.$count(todos, eq(todos.userId, userId)),
  };
}

test("what has had its time goes, and nothing else of anybody's", async () => {
  const owner = await createUser();
  const other = await createUser();
  await keep(owner.id, { expiresAt: ago(1000), deletedAt: ago(31 * DAY) });
  await keep(owner.id, { expiresAt: ago(-HOUR), deletedAt: ago(29 * DAY) });
  await keep(other.id, { expiresAt: ago(-HOUR), deletedAt: null });
  await database.insert(rateLimit).values(
    [2 * DAY, 12 * HOUR, 0].map((age) => ({
      id: uuidv7(),
      key: `${owner.id} ${age}`,
      count: 1,
      lastRequest: Date.now() - age,
    })),
  );

  expect(await purgeExpired(database)).toBe(5);

  const one = { sessions: 1, verifications: 1, keys: 1, todos: 1 };
  expect(await countRows(owner.id)).toEqual(one);
  expect(await countRows(other.id)).toEqual(one);
  expect(await database.$count(rateLimit, sql`key like ${`${owner.id}%`}`)).toBe(2);
});

test("a tag goes once no todo has it, in the trash or out of it, whoever else has one of its name", async () => {
  const owner = await createUser();
  const other = await createUser();
  for (const [{ id }, deletedAts] of [
    [owner, { lost: ago(31 * DAY), thrown: ago(29 * DAY), used: null }],
    [other, { lost: null }],
  ] as const)
    for (const [name, deletedAt] of Object.entries(deletedAts)) {
      const todoId = await keep(id, { expiresAt: ago(-HOUR), deletedAt });
      await database.insert(tags).values({ id: todoId, userId: id, name, nameKey: name });
      await database.insert(todoTags).values({ userId: id, todoId, tagId: todoId });
    }

  expect(await purgeExpired(database)).toBe(2);

  const left = async ({ id }: { id: string }) => {
    const rows = await database.select().from(tags).where(eq(tags.userId, id)).orderBy(tags.name);
    return rows.map(({ name }) => name);
  };
  expect(await left(owner)).toEqual(["thrown", "used"]);
  expect(await left(other)).toEqual(["lost"]);
});

test("many rows go in batches, each of them once, when two instances purge at the same time", async () => {
  const owner = await createUser();
  const other = await createUser();
  await keep(other.id, { expiresAt: ago(-HOUR), deletedAt: null });
  await database.execute(sql`
    insert into idempotency (user_id, key, payload_hash, expires_at)
    select ${owner.id}, i::text, '', now() - interval '1 minute' from generate_series(1, 2600) i`);

  const deleted = await Promise.all([purgeExpired(database), purgeExpired(database)]);

  // One that finds only rows the other holds ends early, and leaves those to it.
  expect(deleted[0] + deleted[1]).toBe(2600);
  expect(await countRows(owner.id)).toMatchObject({ keys: 0 });
  expect(await countRows(other.id)).toMatchObject({ keys: 1 });
});

test("a purge that is told to stop leaves the rest for next time", async () => {
  const owner = await createUser();
  await keep(owner.id, { expiresAt: ago(1000), deletedAt: ago(31 * DAY) });

  expect(await purgeExpired(database, () => true)).toBe(0);
  expect(await countRows(owner.id)).toMatchObject({ sessions: 1 });
  expect(await purgeExpired(database)).toBe(4);
});
