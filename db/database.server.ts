import { join } from "node:path";
import { sql } from "drizzle-orm";
import { env } from "~/env.server";
import { oncePerProcess } from "~/once-per-process.server";
import type { Connection } from "./connect/connection";
import { findMigrations } from "./migrations-folder.server";
import { proveRowSecurity } from "./row-security.server";
import { keepUp } from "./upkeep.server";

const READY_TIMEOUT_MS = 3000;

const state = oncePerProcess("database state", () => ({ prepared: false, stopUpkeep: async () => {} }));

/** The one connection of this process. Loading this module opens it; a setting that is wrong throws a `ConfigurationError`. */
export const connection = await oncePerProcess("database", openConnection);

/** The owner's way in, for Better Auth and the few tasks named in `db/`. What people keep goes through `userDb`. */
export const { database } = connection;

/** Imports the one driver that is asked for: the others would cost time and memory for nothing. */
async function openConnection(): Promise<Connection> {
  if (env.DATABASE_DRIVER === "pg") {
    const { openPg } = await import("./connect/pg.server");
    return openPg(env.DATABASE_URL!);
  }
  if (env.DATABASE_DRIVER === "neon") {
    const { openNeon } = await import("./connect/neon.server");
    return openNeon(env.DATABASE_URL!, env.NEON_WS_PROXY);
  }
  const { openPglite } = await import("./connect/pglite.server");
  return openPglite(join(env.DATA_DIR, "postgres"));
}

/**
 * Brings the tables up to date and makes sure that nobody sees another's rows. To be called once before anything is
 * served; a database that is not fit throws a `ConfigurationError`.
 */
export async function prepareDatabase(): Promise<void> {
  await connection.migrate(findMigrations());
  await proveRowSecurity(connection);
  state.prepared = true;
}

/** Whether the database is prepared and answers within three seconds. */
export async function isDatabaseReady(): Promise<boolean> {
  if (!state.prepared) return false;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_TIMEOUT_MS);
  });
  const answered = database.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  return Promise.race([answered, tooLate]).finally(() => clearTimeout(timer));
}

/** Purges, and tidies an embedded database, from now until it is closed. Failures go to `onFailure`. */
export function startUpkeep(onFailure: (chore: string, error: unknown) => void): void {
  state.stopUpkeep = keepUp(connection, onFailure);
}

/** Waits for running statements, then ends every connection. */
export function closeDatabase(): Promise<void> {
  return oncePerProcess("database closed", async () => {
    await state.stopUpkeep();
    await connection.close();
  });
}
