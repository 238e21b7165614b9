import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Connection, Database } from "~db/connect/connection";
import { keepUp } from "~db/upkeep.server";

const MINUTE = 60_000;

beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] }));
afterEach(() => vi.useRealTimers());

/** A connection that only counts what is asked of it. */
function countingConnection(
  execute: () => Promise<unknown> = () => Promise.resolve({ rows: [{ deleted: 0 }] }),
) {
  const done = { purge: 0, checkpoint: 0, vacuum: 0 };
  const count = (chore: keyof typeof done) => () => Promise.resolve(void (done[chore] += 1));
  const database = {
    execute: () => {
      done.purge += 1;
      return execute();
    },
  } as unknown as Database;
  const embedded = {
    checkpoint: count("checkpoint"),
    vacuum: count("vacuum"),
    backUp: () => Promise.resolve(),
  };
  return { done, connection: { database, embedded } as unknown as Connection };
}

async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += MINUTE) {
    vi.advanceTimersByTime(MINUTE);
    // A purge lets others go between its statements.
    for (let i = 0; i < 12; i++) await new Promise(setImmediate);
  }
}

test("each chore has its turn, soon after the start and then in its own time", async () => {
  const { done, connection } = countingConnection();
  const stop = keepUp(connection, () => {});

  await pass(11 * MINUTE);
  const tablesOfOnePurge = done.purge;
  expect(tablesOfOnePurge).toBeGreaterThanOrEqual(5);
  expect(done).toMatchObject({ checkpoint: 2, vacuum: 1 });

  await pass(6 * 60 * MINUTE);
  expect(done).toMatchObject({ purge: 2 * tablesOfOnePurge, vacuum: 1 });
  await stop();
});

test("a Postgres server is left to tidy itself", async () => {
  const { done, connection } = countingConnection();
  const stop = keepUp({ ...connection, embedded: undefined }, () => {});

  await pass(30 * MINUTE);

  expect(done).toMatchObject({ checkpoint: 0, vacuum: 0 });
  await stop();
});

test("a failure is told once, and tried again in its turn", async () => {
  let broken = true;
  const { done, connection } = countingConnection(() =>
    broken ? Promise.reject(new Error("no space")) : Promise.resolve({ rows: [{ deleted: 0 }] }),
  );
  const failures: string[] = [];
  const stop = keepUp(connection, (chore) => failures.push(chore));

  await pass(13 * 60 * MINUTE);
  expect(done.purge).toBe(3);
  expect(failures).toEqual(["purge"]);
  expect(done.checkpoint).toBeGreaterThan(100);

  broken = false;
  await pass(6 * 60 * MINUTE);
  broken = true;
  await pass(6 * 60 * MINUTE);
  expect(failures).toEqual(["purge", "purge"]);
  await stop();
});

test("stopping waits for what runs, and starts nothing more", async () => {
  let finish = (_: { rows: { deleted: number }[] }) => {};
  const running = new Promise((resolve) => (finish = resolve));
  const { done, connection } = countingConnection(() => running);
  const stop = keepUp(connection, () => {});
  await pass(MINUTE);

  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await pass(10 * MINUTE);
  expect(stopped).toBe(false);

  finish({ rows: [{ deleted: 500 }] });
  await stopping;
  expect(done).toEqual({ purge: 1, checkpoint: 0, vacuum: 0 });
});
