import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConfigurationError } from "~/configuration-error";
import { openPglite } from "~db/connect/pglite.server";
import { findMigrations } from "~db/migrations-folder.server";

let parent: string;
let migrations: string;
let backups: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "ownlist-update-"));
  migrations = join(parent, "migrations");
  backups = join(parent, "data", "backups");
  cpSync(findMigrations(), migrations, { recursive: true });
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(parent, { recursive: true, force: true });
});

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

function addMigration(tag: string, statement: string) {
  const file = join(migrations, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as Journal;
  const last = journal.entries.at(-1)!;
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(join(migrations, `${tag}.sql`), statement);
}

test("the embedded database is backed up before each update, not at first, and three times at most", async () => {
  const connection = await openPglite(join(parent, "data", "postgres"));
  await connection.migrate(migrations);
  await connection.migrate(migrations);
  expect(existsSync(backups)).toBe(false);

  const startedAt = Date.now();
  const seen = new Set<string>();
  for (const minute of [1, 2, 3, 4]) {
    vi.useFakeTimers({ toFake: ["Date"], now: startedAt + minute * 60_000 });
    addMigration(`update_${minute}`, `create table update_${minute} ()`);
    await connection.migrate(migrations);
    readdirSync(backups).forEach((name) => seen.add(name));
  }
  await connection.close();

  expect(seen.size).toBe(4);
  expect(readdirSync(backups).sort()).toEqual([...seen].sort().slice(1));
  expect([...seen].every((name) => /^before-update-\d{4}-\d\d-\d\dT\d{6}\.tar\.gz$/.test(name))).toBe(true);
});

test("without a backup there is no update", async () => {
  const connection = await openPglite(join(parent, "data", "postgres"));
  await connection.migrate(migrations);
  writeFileSync(backups, "a file where a folder should be");
  addMigration("update", "create table never_made ()");

  const failure: unknown = await connection.migrate(migrations).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(ConfigurationError);
  expect((failure as Error).message).toMatch(/^DATA_DIR: the backup before an update could not be written/);
  const { rows } = await connection.database.execute("select to_regclass('never_made') as made");
  expect(rows).toEqual([{ made: null }]);
  await connection.close();
});
