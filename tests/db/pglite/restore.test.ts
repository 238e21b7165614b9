import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openPglite } from "~db/connect/pglite.server";
import { jwks } from "~db/schema/auth";
import { todos } from "~db/schema/todos";
import { openCopy, openRestored, prepareBackup, readEverything, restore, whyItFails } from "./backed-up";

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

test("a restore brings back every row of every table, and keeps what was there aside", async () => {
  const before = await openCopy(source, folder);
  await before.database.delete(todos);
  await before.close();

  const { users, todos: count, otherSecret, replaced } = await restore(folder, backup);
  expect({ users, count, otherSecret }).toEqual({ users: 1, count: 3, otherSecret: false });

  const after = await openPglite(folder);
  expect(await readEverything(after.database)).toEqual(kept);
  await after.close();
  const aside = await openPglite(replaced!);
  expect(await aside.database.$count(todos)).toBe(0);
  await aside.close();
  expect(readdirSync(dirname(folder)).sort()).toEqual([
    "postgres",
    replaced!.slice(dirname(folder).length + 1),
  ]);
});

test("a restore refuses while an Ownlist runs", async () => {
  const running = await openCopy(source, folder);

  expect(await whyItFails(restore(folder, backup))).toMatch(/in use by another running Ownlist/);
  expect(await readEverything(running.database)).toEqual(kept);
  await running.close();
});

test("a restore of what is damaged or something else touches nothing", async () => {
  await (await openCopy(source, folder)).close();
  const files = readdirSync(dirname(folder), { recursive: true });
  const bytes = readFileSync(backup);
  const flipped = Buffer.from(bytes);
  flipped[bytes.length >> 1]! ^= 255;
  const wrong = {
    missing: undefined,
    cut: bytes.subarray(0, bytes.length - 1000),
    flipped,
    empty: Buffer.alloc(0),
    prose: Buffer.from("Dear diary"),
    "gzipped prose": gzipSync("Dear diary"),
    "an empty tar": gzipSync(Buffer.alloc(1024)),
  };

  for (const [name, content] of Object.entries(wrong)) {
    const file = join(parent, `${name}.tar.gz`);
    if (content) writeFileSync(file, content);
    expect(await whyItFails(restore(folder, file)), name).toContain(`${file} cannot be restored`);
    expect(readdirSync(dirname(folder), { recursive: true }), name).toEqual(files);
  }
  const connection = await openPglite(folder);
  expect(await readEverything(connection.database)).toEqual(kept);
  await connection.close();
});

test("a backup of a newer Ownlist, or of another program, is refused", async () => {
  const other = await openCopy(source, folder);
  await other.database.execute(
    sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9e12)`,
  );
  await other.embedded!.backUp(join(folder, "..", "newer.tar.gz"));
  await other.database.execute(sql`drop schema drizzle cascade`);
  await other.embedded!.backUp(join(folder, "..", "other.tar.gz"));
  await other.close();

  expect(await whyItFails(restore(folder, join(folder, "..", "newer.tar.gz")))).toMatch(
    /made by a newer Ownlist/,
  );
  expect(await whyItFails(restore(folder, join(folder, "..", "other.tar.gz")))).toMatch(
    /no backup of Ownlist/,
  );
});

test("keys that this installation's secret does not open are left out", async () => {
  const { otherSecret } = await restore(folder, backup, "a secret that is new on this machine");

  expect(otherSecret).toBe(true);
  const connection = await openPglite(folder);
  expect(await connection.database.$count(jwks)).toBe(0);
  expect(await connection.database.$count(todos)).toBe(3);
  await connection.close();
});

test("a restore that was killed between its two renames is not taken for a first start", async () => {
  cpSync(source, `${folder}.replaced-2026-01-01T000000.000Z`, { recursive: true });

  expect(await whyItFails(openPglite(folder))).toMatch(/a restore into .* was interrupted; run it again/);

  await (await openRestored(folder, backup)).close();
});
