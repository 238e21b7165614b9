import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Connection, Database } from "~db/connect/connection";
import { ConnectionPool } from "~db/connect/pool.server";
import { openPooled } from "~db/connect/pooled-connection.server";
import { user } from "~db/schema/auth";
import type { Between } from "../../support/neon-bridge";
import { runSql } from "../../support/postgres-cluster";
import { createPoolThrough, startBetween } from "../../support/test-database";

// Runs with plain `pg` as well, whose pool has to be no worse.
describe("T-223 the Neon pool is configured and recovers", () => {
  let between: Between;
  let pool: ConnectionPool["pool"];
  let connection: Connection;

  beforeEach(async () => {
    between = await startBetween();
    pool = createPoolThrough(between, inject("databaseUrl"));
    connection = openPooled(new ConnectionPool(pool, { checkAfterIdleMs: 0 }), () =>
      Promise.reject(new Error("unused")),
    );
  });

  afterEach(async () => {
    await connection.close();
    await between.close();
  });

  const answer = async () =>
    (await connection.database.execute<{ n: number }>(sql`select 1 as n`)).rows[0]?.n;

  async function untilSomethingSleeps() {
    const sleepers = `select pid from pg_stat_activity where wait_event = 'PgSleep'`;
    while ((await runSql(inject("adminUrl"), sleepers)).length === 0) await sleep(10);
  }

  test("two connections are kept, five are the most, none lives longer than five minutes", () => {
    expect(pool.options).toMatchObject({
      min: 2,
      max: 5,
      idleTimeoutMillis: 30_000,
      maxLifetimeSeconds: 300,
      connectionTimeoutMillis: 10_000,
      query_timeout: 8000,
    });
  });

  test("more than five at once wait for their turn", async () => {
    const sleepers = Array.from({ length: 12 }, () =>
      connection.database.execute(sql`select pg_sleep(0.02)`),
    );

    await Promise.all(sleepers);

    expect(pool.totalCount).toBe(5);
  });

  test("a connection that went silent while idle is replaced before it is used", async () => {
    await answer();
    between.mute();

    const id = uuidv7();
    await connection.database.insert(user).values({ id, name: "Ada", email: id });
    expect(pool.totalCount).toBe(1);
  });

  test("a connection cut while idle is replaced", async () => {
    await answer();
    between.cut();

    expect(await answer()).toBe(1);
  });

  test.each<[string, (database: Database) => Promise<unknown>]>([
    ["a read", async (database) => database.execute(sql`select 4`)],
    ["a transaction", (database) => database.transaction((tx) => tx.execute(sql`select 4`))],
  ])("%s finds a connection that works when others are gone, unheard of yet", async (_what, work) => {
    const { database } = openPooled(new ConnectionPool(pool), () => Promise.reject(new Error("unused")));
    await Promise.all([1, 2, 3, 4, 5].map(() => database.execute(sql`select pg_sleep(0.01)`)));
    let gone = 4;
    between.decide = (sent) => (isStatement(sent) && gone-- > 0 ? "lose" : "pass");

    await work(database);

    expect(gone).toBeLessThan(1);
  });

  test("a read whose connection is cut is done again", async () => {
    // Drizzle sends nothing until somebody waits for the answer.
    const slow = Promise.resolve(connection.database.execute<{ n: number }>(sql`select 2 as n, pg_sleep(1)`));
    await untilSomethingSleeps();
    between.cut();

    expect((await slow).rows[0]?.n).toBe(2);
  });

  test("a write whose connection is cut is not done again", async () => {
    const id = uuidv7();
    await answer();
    const slow = connection.database.execute(
      sql`insert into "user" (id, name, email) select ${id}, 'Ada', ${id} from pg_sleep(1)`,
    );
    const outcome = expect(slow).rejects.toThrow();
    await untilSomethingSleeps();
    between.cut();

    await outcome;
    const written = await connection.database.execute(sql`select id from "user" where id = ${id}`);
    expect(written.rows).toEqual([]);
  });

  test("transactions cut one after the other use up no connection, and say what went wrong first", async () => {
    for (let round = 0; round < 7; round++) {
      const cut = connection.database.transaction(async (tx) => {
        await tx.select().from(user).limit(1);
        between.cut();
        throw new Error(`Out of ink ${round}`);
      });
      await expect(cut).rejects.toThrow(`Out of ink ${round}`);
    }

    expect(await answer()).toBe(1);
    expect(pool.totalCount).toBeLessThanOrEqual(5);
  });

  test("a transaction that could not begin on an old connection begins on a new one", async () => {
    pool.options.query_timeout = 300;
    const unchecked = openPooled(new ConnectionPool(pool), () => Promise.reject(new Error("unused")));
    await answer();
    between.mute();

    const rows = await unchecked.database.transaction((tx) => tx.execute<{ n: number }>(sql`select 3 as n`));

    expect(rows.rows[0]?.n).toBe(3);
  });

  test("a connection still busy with a statement that took too long is not used again", async () => {
    pool.options.query_timeout = 200;

    const tooLong = connection.database.transaction((tx) => tx.execute(sql`select pg_sleep(1)`));
    await expect(tooLong).rejects.toMatchObject({ cause: { message: "Query read timeout" } });

    expect(await answer()).toBe(1);
    expect(pool.totalCount).toBe(1);
  });

  test("a server that ends every session leaves the process running", async () => {
    await Promise.all(Array.from({ length: 5 }, answer));
    await connection.database
      .execute(
        sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = current_user and datname = current_database()`,
      )
      .catch(() => {});

    expect(await answer()).toBe(1);
  });
});

/** Parse or Query, by the first byte of PostgreSQL's messages. */
function isStatement(sent: Buffer) {
  return ["P", "Q"].includes(String.fromCharCode(sent[0]!));
}
