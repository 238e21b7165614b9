import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type { Client } from "pg";
import { ConfigurationError } from "~/configuration-error";
import { rootCause } from "./connection-errors";
import { explainFailedMigration } from "./failed-migration.server";

const OLDEST_MAJOR = 15;
const INSUFFICIENT_PRIVILEGE = "42501";

/** Runs what has not run yet of the migrations in `folder`, one instance at a time, and ends `client`. */
export async function migrateUnderLock(client: Client, folder: string): Promise<void> {
  try {
    await refuseOldPostgres(client);
    await client.query("select pg_advisory_lock(hashtext('ownlist:migrate')::bigint)");
    await migrate(drizzle({ client }), { migrationsFolder: folder });
  } catch (error) {
    throw explain(error, folder);
  } finally {
    // The lock ends with the session.
    await client.end();
  }
}

async function refuseOldPostgres(client: Client) {
  const { rows } = await client.query<{ major: number }>(
    "select current_setting('server_version_num')::int / 10000 as major",
  );
  const major = rows[0]!.major;
  if (major < OLDEST_MAJOR)
    throw new ConfigurationError(
      `DATABASE_URL: the server is Postgres ${major}, and Ownlist needs ${OLDEST_MAJOR} or newer.`,
    );
}

function explain(error: unknown, folder: string) {
  const cause = rootCause(error);
  if (cause.code !== INSUFFICIENT_PRIVILEGE) return explainFailedMigration(error, folder);
  return new ConfigurationError(
    `DATABASE_URL: its user may not set up the tables (${cause.message}); let it own the database, and either give it CREATEROLE or run \`create role app_user nologin; grant app_user to\` that user as an administrator.`,
    { cause },
  );
}
