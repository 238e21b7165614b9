import { expect, test } from "vitest";
import { createAttemptCounter } from "~/auth/limits/attempts.server";
import { env } from "~/env.server";
import { database } from "~db/database.server";
import { purgeExpired } from "~db/purge-expired.server";
import { attempt as table } from "~db/schema/auth";

const QUARTER_HOUR = 900;
const PER_ADDRESS = 3;

const counter = createAttemptCounter(PER_ADDRESS);
const newEmail = () => `${crypto.randomUUID()}@example.org`;

function signIn(email: string, address = "192.0.2.1") {
  return { action: "/sign-in/email", email, address };
}

async function failFrom(email: string, address: string, times: number) {
  for (let time = 0; time < times; time += 1) await counter.recordFailure(signIn(email, address));
}

async function floodFromEverywhere(email: string) {
  for (let last = 1; last <= 10; last += 1) await failFrom(email, `198.51.100.${last}`, PER_ADDRESS);
}

async function admitAll(email: string, address: string, times: number) {
  const waits = [];
  for (let time = 0; time < times; time += 1) waits.push(await counter.admit(signIn(email, address)));
  return waits;
}

test("one address has a number of attempts at an account, then waits for the rest of a quarter of an hour", async () => {
  const email = newEmail();

  const [last, refused] = (await admitAll(email, "192.0.2.1", PER_ADDRESS + 1)).slice(-2);

  expect(last).toBeNull();
  expect(refused).toBeGreaterThan(QUARTER_HOUR - 60);
  expect(refused).toBeLessThanOrEqual(QUARTER_HOUR);
});

test("attempts made at the same moment are all counted", async () => {
  const email = newEmail();

  const waits = await Promise.all(Array.from({ length: 20 }, () => counter.admit(signIn(email))));

  expect(waits.filter((wait) => wait === null)).toHaveLength(PER_ADDRESS);
});

test("what one address uses up is there for another address, another account and another action", async () => {
  const email = newEmail();
  await admitAll(email, "192.0.2.1", PER_ADDRESS + 5);

  expect(await counter.admit(signIn(email, "192.0.2.2"))).toBeNull();
  expect(await counter.admit(signIn(newEmail()))).toBeNull();
  expect(await counter.admit({ ...signIn(email), action: "/sign-up/email" })).toBeNull();
});

test("getting in wipes out the failures before, and what tells nothing of the password does not count", async () => {
  const email = newEmail();
  await admitAll(email, "192.0.2.1", PER_ADDRESS);
  await counter.recordSuccess(signIn(email));
  expect(await admitAll(email, "192.0.2.1", PER_ADDRESS)).toEqual([null, null, null]);

  await counter.takeBack(signIn(email));
  expect(await counter.admit(signIn(email))).toBeNull();
  expect(await counter.admit(signIn(email))).not.toBeNull();
});

test("all that one address can fail in an hour changes nothing for the others", async () => {
  const email = newEmail();
  await failFrom(email, "192.0.2.1", PER_ADDRESS * 5);

  expect(await admitAll(email, "192.0.2.2", PER_ADDRESS)).toEqual([null, null, null]);
});

test("a flood from everywhere leaves strange addresses one attempt, and every address that was let in all of its own", async () => {
  const email = newEmail();
  await counter.recordSuccess(signIn(email, "192.0.2.1"));
  await floodFromEverywhere(email);

  expect(await admitAll(email, "192.0.2.1", PER_ADDRESS)).toEqual([null, null, null]);
  expect(await admitAll(email, "192.0.2.2", 2)).toEqual([null, expect.any(Number)]);
  expect(await admitAll(newEmail(), "192.0.2.2", 2)).toEqual([null, null]);
});

test("who gets in during a flood is a stranger no more", async () => {
  const email = newEmail();
  await floodFromEverywhere(email);
  expect(await counter.admit(signIn(email))).toBeNull();

  await counter.recordSuccess(signIn(email));

  expect(await admitAll(email, "192.0.2.1", PER_ADDRESS)).toEqual([null, null, null]);
});

// The embedded database has one instance, which counts in memory.
test.skipIf(env.DATABASE_DRIVER === "pglite")("instances count together", async () => {
  const email = newEmail();
  const another = createAttemptCounter(PER_ADDRESS);
  await admitAll(email, "192.0.2.1", PER_ADDRESS);

  expect(await another.admit(signIn(email))).not.toBeNull();
});

test("what is kept names neither a person nor a place", async () => {
  const email = newEmail();
  await counter.admit(signIn(email, "203.0.113.7"));
  await counter.recordFailure(signIn(email, "203.0.113.7"));
  await counter.recordSuccess(signIn(email, "203.0.113.7"));

  const kept = JSON.stringify(await database.select().from(table));

  expect(kept).not.toContain(email);
  expect(kept).not.toContain("203.0.113.7");
});

test("what has run out is purged, and nothing else", async () => {
  const [old, young] = [crypto.randomUUID(), crypto.randomUUID()];
  await database.insert(table).values([
    { key: old, points: 1, expire: new Date(Date.now() - 1000) },
    { key: young, points: 1, expire: new Date(Date.now() + 60_000) },
  ]);

  await purgeExpired(database);

  const kept = await database.select({ key: table.key }).from(table);
  expect(kept).toContainEqual({ key: young });
  expect(kept).not.toContainEqual({ key: old });
});
