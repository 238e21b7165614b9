import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { findMigrations } from "~db/migrations-folder.server";
import { withoutPooler } from "~db/connect/neon.server";
import { emptyDatabaseUrl, openUrl } from "../../support/test-database";

async function migrate(url: string) {
  const connection = openUrl(url);
  await connection.migrate(findMigrations());
  const { rows } = await connection.database.execute(sql`select id from drizzle.__drizzle_migrations`);
  await connection.close();
  return rows.length;
}

test("instances that start together on one database set it up once", async () => {
  const url = await emptyDatabaseUrl();

  const counts = await Promise.all([migrate(url), migrate(url), migrate(url)]);

  expect(new Set(counts).size).toBe(1);
});

test("databases of one cluster are set up at the same time", async () => {
  const urls = [await emptyDatabaseUrl(), await emptyDatabaseUrl(), await emptyDatabaseUrl()];

  const counts = await Promise.all(urls.map(migrate));

  expect(new Set(counts).size).toBe(1);
});

test("a migration that fails changes nothing, and says at which statement", async () => {
  const url = await emptyDatabaseUrl();
  await migrate(url);
  const folder = migrationsAnd("9001_paint", [
    "create table half_done (n integer);",
    "alter table todo\n  add column colour text references paint (id);",
  ]);
  const connection = openUrl(url);
  onTestFinished(() => connection.close());

  await expect(connection.migrate(folder)).rejects.toThrow(
    /^The migration 9001_paint failed at `alter table todo add column colour .* \(relation "paint" does not exist\); nothing was changed/,
  );

  const { rows } = await connection.database.execute(sql`select to_regclass('half_done') as half`);
  expect(rows).toEqual([{ half: null }]);
});

test("migrations go to Neon's direct host", () => {
  expect(withoutPooler("postgres://u:p@ep-cool-sun-123-pooler.eu-1.aws.neon.tech/db?sslmode=require")).toBe(
    "postgres://u:p@ep-cool-sun-123.eu-1.aws.neon.tech/db?sslmode=require",
  );
  expect(withoutPooler("postgres://u:p@my-pooler/db")).toBe("postgres://u:p@my-pooler/db");
});

/** A folder with every migration of ours and, after them, one of these statements. */
function migrationsAnd(tag: string, statements: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "ownlist-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(findMigrations(), folder, { recursive: true });
  const journalFile = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(journalFile, "utf8")) as {
    entries: { when: number; tag: string }[];
  };
  const last = journal.entries.at(-1)!;
  journal.entries.push({ ...last, when: last.when + 1, tag });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(join(folder, `${tag}.sql`), statements.join("\n--> statement-breakpoint\n"));
  return folder;
}
