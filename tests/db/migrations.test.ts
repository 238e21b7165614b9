import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, isDatabaseReady, prepareDatabase } from "~db/database.server";
import { schema } from "~db/connect/connection";
import { findMigrations } from "~db/migrations-folder.server";

test("a database that is up to date stays as it is", async () => {
  const applied = () => database.execute(sql`select * from drizzle.__drizzle_migrations order by id`);
  const before = await applied();

  await prepareDatabase();

  expect((await applied()).rows).toEqual(before.rows);
  expect(await isDatabaseReady()).toBe(true);
});

// Drizzle passes over a migration that is dated before the last one it ran.
test("every migration is dated after the one before it", () => {
  const dates = readJournal().map((entry) => entry.when);

  expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b));
});

test("the migrations lead to the schema the code is written against", async () => {
  const last = String(readJournal().at(-1)!.idx).padStart(4, "0");
  const migrated = JSON.parse(
    readFileSync(join(findMigrations(), "meta", `${last}_snapshot.json`), "utf8"),
  ) as object;

  expect(
    await generateMigration(migrated as Parameters<typeof generateMigration>[0], generateDrizzleJson(schema)),
  ).toEqual([]);
});

function readJournal() {
  const text = readFileSync(join(findMigrations(), "meta", "_journal.json"), "utf8");
  return (JSON.parse(text) as { entries: { idx: number; when: number }[] }).entries;
}
