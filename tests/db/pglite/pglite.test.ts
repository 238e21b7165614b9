import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigurationError } from "~/configuration-error";
import { openPglite } from "~db/connect/pglite.server";

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "ownlist-folder-"));
  folder = join(parent, "data", "postgres");
});

afterEach(() => rmSync(parent, { recursive: true, force: true }));

async function whyItFails(): Promise<string> {
  const error: unknown = await openPglite(folder).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  return (error as ConfigurationError).message;
}

const accessOf = (path: string) => statSync(path).mode & 0o777;

test("the folder is private, syncs what it writes, is held by one, and keeps everything after a restart", async () => {
  const connection = await openPglite(folder);
  expect(accessOf(folder)).toBe(0o700);
  expect(accessOf(join(parent, "data"))).toBe(0o700);
  expect((await connection.database.execute(sql`show fsync`)).rows).toEqual([{ fsync: "on" }]);
  expect((await connection.database.execute(sql`show max_wal_size`)).rows).toEqual([
    { max_wal_size: "64MB" },
  ]);
  await expect(openPglite(folder)).rejects.toThrow(/in use by another running Ownlist/);
  await connection.database.execute(sql`create table kept as select 1 as one`);
  await connection.close();

  const reopened = await openPglite(folder);
  expect((await reopened.database.execute(sql`select one from kept`)).rows).toEqual([{ one: 1 }]);
  await reopened.close();
});

test("a folder of another major version is told, and left alone", async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "PG_VERSION"), "17\n");

  expect(await whyItFails()).toMatch(
    /^DATA_DIR: .* was made by Postgres 17, and this Ownlist reads Postgres 18/,
  );
  expect(readdirSync(folder)).toEqual(["PG_VERSION"]);
  expect(readdirSync(join(parent, "data"))).toEqual(["postgres"]);
});

test("a folder that cannot be made is told", async () => {
  writeFileSync(join(parent, "data"), "a file where a folder should be");

  expect(await whyItFails()).toMatch(/^DATA_DIR: .* cannot be written \(E\w+\)/);
});

test("a database that is damaged is told, and its folder is given back", async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "PG_VERSION"), "18\n");

  expect(await whyItFails()).toMatch(/^DATA_DIR: the database in .* does not open/);
  expect(readdirSync(join(parent, "data"))).toEqual(["postgres"]);
});
