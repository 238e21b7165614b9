import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Connection } from "~db/connect/connection";
import { writeFreshDatabase } from "~db/connect/fresh-database.server";
import { openPglite } from "~db/connect/pglite.server";
import { findMigrations } from "~db/migrations-folder.server";
import { readEverything, whyItFails } from "./backed-up";

let parent: string;
let fresh: string;
let made: unknown;
let folder: string;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), "ownlist-fresh-"));
  fresh = join(parent, "fresh-database.tar.gz");
  const without = join(parent, "without", "postgres");
  const connection = await openPglite(without);
  await connection.migrate(findMigrations());
  made = await describeDatabase(connection);
  await connection.close();
  await writeFreshDatabase(without, fresh);
});

beforeEach(() => {
  folder = join(mkdtempSync(join(parent, "data-")), "postgres");
});

afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Every row, column, policy and right, but for those of Postgres itself. */
async function describeDatabase({ database }: Connection) {
  const columns = sql`select table_name, column_name, data_type, column_default from information_schema.columns
    where table_schema = 'public' order by 1, 2`;
  const policies = sql`select * from pg_policies order by tablename, policyname`;
  const rights = sql`select * from information_schema.role_table_grants where grantee = 'app_user' order by 5, 6`;
  const answers = await Promise.all([columns, policies, rights].map((query) => database.execute(query)));
  return [await readEverything(database), ...answers.map(({ rows }) => rows)];
}

test("a first start with the database of the build ends with the same as one without", async () => {
  const connection = await openPglite(folder, fresh);
  expect(await describeDatabase(connection)).toEqual(made);
  await connection.migrate(findMigrations());
  expect(await describeDatabase(connection)).toEqual(made);
  await connection.close();

  expect(readdirSync(join(folder, ".."))).toEqual(["postgres"]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a first start that was killed halfway is begun again", async () => {
  mkdirSync(folder, { recursive: true });
  mkdirSync(`${folder}.beginning`);
  writeFileSync(join(`${folder}.beginning`, "PG_VERSION"), "18\n");

  const connection = await openPglite(folder, fresh);

  expect(await describeDatabase(connection)).toEqual(made);
  await connection.close();
  expect(existsSync(`${folder}.beginning`)).toBe(false);
});

test("a database that is there already stays", async () => {
  cpSync(join(parent, "without", "postgres"), folder, { recursive: true });
  const before = await openPglite(folder, fresh);
  await before.database.execute(sql`create table kept as select 1 as one`);
  await before.close();

  const connection = await openPglite(folder, fresh);
  expect((await connection.database.execute(sql`select one from kept`)).rows).toEqual([{ one: 1 }]);
  await connection.close();
});

test("a damaged database of the build is told, and leaves an empty folder behind that nobody holds", async () => {
  const damaged = join(parent, "damaged.tar.gz");
  writeFileSync(damaged, "Dear diary");

  expect(await whyItFails(openPglite(folder, damaged))).toMatch(
    /^DATA_DIR: the database in .* does not open/,
  );

  expect(readdirSync(join(folder, ".."))).toEqual(["postgres"]);
  expect(readdirSync(folder)).toEqual([]);
});
