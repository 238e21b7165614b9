import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Database } from "../connect/connection";

/** Which migration ran last in `database`, by when it was made in milliseconds; undefined when none ever did. */
export async function lastMigration(database: Database): Promise<number | undefined> {
  const journal = await database.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!journal.rows[0]!.there) return undefined;
  const { rows } = await database.execute<{ last: number | null }>(
    sql`select max(created_at)::float8 as last from drizzle.__drizzle_migrations`,
  );
  return rows[0]!.last ?? undefined;
}

/** The newest migration in `migrationsFolder`, likewise. */
export function newestMigration(migrationsFolder: string): number {
  return readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0;
}
