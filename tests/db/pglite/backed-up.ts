import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { symmetricEncrypt } from "better-auth/crypto";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { expect } from "vitest";
import { ConfigurationError } from "~/configuration-error";
import { restoreBackup } from "~db/backups/restore-backup.server";
import type { Connection, Database } from "~db/connect/connection";
import { openPglite } from "~db/connect/pglite.server";
import { findMigrations } from "~db/migrations-folder.server";
import { jwks, user } from "~db/schema/auth";
import { todos } from "~db/schema/todos";

const SECRET = "the secret these keys were locked with";

export const userId = uuidv7();

/** A temporary folder with a closed database in `source`, all its rows in `kept`, and a `backup` of it. */
export async function prepareBackup() {
  const parent = mkdtempSync(join(tmpdir(), "ownlist-backups-"));
  const source = join(parent, "source", "postgres");
  const backup = join(parent, "source", "ownlist.tar.gz");
  const connection = await openPglite(source);
  await connection.migrate(findMigrations());
  const { database } = connection;
  await database.insert(user).values({ id: userId, name: "Ada", email: "ada@example.org" });
  await database.insert(todos).values(["Water the plants", "Überraschung 🎉", "two\nlines"].map(todo));
  const privateKey = JSON.stringify(await symmetricEncrypt({ key: SECRET, data: "{}" }));
  await database.insert(jwks).values({ id: uuidv7(), publicKey: "{}", privateKey, createdAt: new Date() });
  const kept = await readEverything(database);
  await connection.embedded!.backUp(backup);
  await connection.close();
  return { parent, source, backup, kept };
}

export const todo = (title: string) => ({ id: uuidv7(), userId, title });

export function restore(folder: string, file: string, secret = SECRET) {
  return restoreBackup(folder, file, { migrationsFolder: findMigrations(), secret: () => secret });
}

/** Quicker than a restore, for tests that need no more than a database with rows in it. */
export function openCopy(source: string, folder: string): Promise<Connection> {
  cpSync(source, folder, { recursive: true });
  return openPglite(folder);
}

export async function openRestored(folder: string, file: string): Promise<Connection> {
  await restore(folder, file);
  return openPglite(folder);
}

/** Every row of every table that is not Postgres's own. */
export async function readEverything(database: Database) {
  const tables = await database.execute<{ schema: string; name: string }>(
    sql`select schemaname as schema, tablename as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`,
  );
  const everything: Record<string, unknown[]> = {};
  for (const { schema, name } of tables.rows) {
    const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
    const { rows } = await database.execute<{ row: unknown }>(
      sql`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
    );
    everything[`${schema}.${name}`] = rows.map(({ row }) => row);
  }
  return everything;
}

/** The message of the `ConfigurationError` that `work` must end with. */
export async function whyItFails(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  return (error as ConfigurationError).message;
}
