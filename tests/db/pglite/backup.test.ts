import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { backUp } from "~db/backups/back-up.server";
import { todos } from "~db/schema/todos";
import { openCopy, openRestored, prepareBackup, readEverything, todo, userId, whyItFails } from "./backed-up";

let parent: string;
let source: string;
let backup: string;
let kept: Record<string, unknown[]>;
let folder: string;

beforeAll(async () => void ({ parent, source, backup, kept } = await prepareBackup()));

beforeEach(() => {
  folder = join(mkdtempSync(join(parent, "data-")), "postgres");
});

afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("a backup is for this account only, and never written over another", async () => {
  expect(statSync(backup).mode & 0o777).toBe(0o600);

  expect(await whyItFails(backUp(source, backup))).toMatch(/is there already/);
  expect(await whyItFails(backUp(folder, join(parent, "none.tar.gz")))).toMatch(/there is no database/);
});

test("a backup is made without a running Ownlist, or after one that crashed", async () => {
  writeFileSync(`${source}.lock`, JSON.stringify({ pid: 2 ** 22 + 1, started: "1" }));
  const file = join(folder, "..", "cold.tar.gz");

  await backUp(source, file);

  const connection = await openRestored(folder, file);
  expect(await readEverything(connection.database)).toEqual(kept);
  await connection.close();
});

test("a backup during writes holds what was acknowledged before, and nothing by half", async () => {
  const running = await openCopy(source, folder);
  const file = join(folder, "..", "backups", "warm.tar.gz");
  let acknowledged = 0;
  let done = false;
  const writers = [1, 2, 3].map(async () => {
    while (!done) {
      const pair = uuidv7();
      await running.userTransaction(userId, async (tx) => {
        await tx.insert(todos).values({ ...todo("first of a pair"), notes: pair });
        await new Promise(setImmediate);
        await tx.insert(todos).values({ ...todo("second of a pair"), notes: pair });
      });
      acknowledged += 1;
      await new Promise(setImmediate);
    }
  });
  await expect.poll(() => acknowledged).toBeGreaterThan(20);
  const acknowledgedBefore = acknowledged;

  await backUp(folder, file);
  done = true;
  await Promise.all(writers);
  await running.close();

  expect(existsSync(`${folder}.requests`)).toBe(false);
  const connection = await openRestored(folder, file);
  const pairs = await connection.database.execute<{ size: number }>(
    sql`select count(*)::int as size from todo where notes <> '' group by notes`,
  );
  expect(pairs.rows.length).toBeGreaterThanOrEqual(acknowledgedBefore);
  expect(pairs.rows.every(({ size }) => size === 2)).toBe(true);
  await connection.database.execute(sql`reindex table todo`);
  await connection.close();
});

test("a running Ownlist that cannot write a backup says why, and goes on", async () => {
  const running = await openCopy(source, folder);
  mkdirSync(join(folder, "..", "backups"));
  const refused = backUp(folder, join(folder, "..", "backups", "x.tar.gz"));
  const requests = `${folder}.requests`;
  const [asked] = await expect
    .poll(() => readdirSync(requests))
    .toHaveLength(1)
    .then(() => readdirSync(requests));
  mkdirSync(join(requests, `.${asked!.replace(".asked", ".tar.gz")}.part`, "in the way"), {
    recursive: true,
  });

  expect(await whyItFails(refused)).toMatch(/could not write the backup \(.+\)/);
  expect(await running.database.$count(todos)).toBe(3);
  await running.close();
});
