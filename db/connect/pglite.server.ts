import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { ConfigurationError } from "~/configuration-error";
import { answerBackupRequests } from "../backups/answer-requests.server";
import { backUpBeforeMigration } from "../backups/back-up-before-migration.server";
import { backupsFolder, writeBackup } from "../backups/write-backup.server";
import { timed } from "~/timing.server";
import { type Connection, schema } from "./connection";
import { DurableNodeFS } from "./durable-node-fs.server";
import { explainFailedMigration } from "./failed-migration.server";
import { beginWithFreshDatabase, findFreshDatabase } from "./fresh-database.server";
import { watchForFullDisk } from "./full-disk.server";
import { lockFolder } from "./folder-lock.server";
import { explainPgliteFailure, preparePgliteFolder, unwritable } from "./pglite-folder.server";

/** Without -F Postgres asks for fsync; the limits keep one process that serves a household small. */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== "-F"),
  ...["wal_sync_method=fsync", "max_wal_size=64MB", "min_wal_size=32MB", "shared_buffers=32MB"].flatMap(
    (setting) => ["-c", setting],
  ),
];

/**
 * The embedded Postgres in `folder`, which is made if it is not there, and begun with the database `fresh` if there is
 * one. Throws a `ConfigurationError` that names DATA_DIR.
 */
export async function openPglite(folder: string, fresh = findFreshDatabase()): Promise<Connection> {
  preparePgliteFolder(folder);
  const unlock = await lockFolder(folder).catch((error: unknown) => {
    throw error instanceof ConfigurationError ? error : unwritable(folder, error);
  });
  try {
    if (fresh) await beginWithFreshDatabase(folder, fresh);
  } catch (error) {
    unlock();
    throw explainPgliteFailure(folder, [], error);
  }
  return openLockedPglite(folder, unlock);
}

/**
 * As `openPglite`, for whoever holds the folder already; `unlock` is called when it closes, or did not open. With
 * `contents`, which is a tar file as PGlite writes it, the folder must be empty.
 */
export async function openLockedPglite(
  folder: string,
  unlock: () => void,
  contents?: Blob,
): Promise<Connection> {
  const client = await create(folder, contents).catch((error: unknown) => {
    unlock();
    throw error;
  });
  const database = drizzle({ client, schema });
  const backUp = (file: string) => writeBackup(client, file);
  const stopAnswering = answerBackupRequests(folder, backUp);
  return {
    database,
    userDb: (userId) => drizzle({ client: clientOfUser(client, userId) }),
    userTransaction: (userId, work) =>
      database.transaction(async (tx) => {
        await tx.execute(
          sql`select set_config('role', 'app_user', true), set_config('app.user_id', ${userId}, true)`,
        );
        return work(tx);
      }),
    migrate: async (migrationsFolder) => {
      await backUpBeforeMigration(database, migrationsFolder, backupsFolder(folder), backUp);
      await migrate(database, { migrationsFolder }).catch((error: unknown) => {
        throw explainFailedMigration(error, migrationsFolder);
      });
    },
    close: async () => {
      await stopAnswering();
      await client.close();
      unlock();
    },
    embedded: {
      checkpoint: () => run(client, "checkpoint"),
      vacuum: () => run(client, "vacuum (analyze)"),
      backUp,
    },
  };
}

async function create(folder: string, loadDataDir?: Blob): Promise<PGlite> {
  optimiseLater();
  let opening = true;
  const output: string[] = [];
  const onStderr = (line: string) => opening && output.push(line) > 0;
  try {
    const fs = new DurableNodeFS(folder);
    return watchForFullDisk(await PGlite.create({ fs, startParams, onStderr, loadDataDir }));
  } catch (error) {
    throw explainPgliteFailure(folder, output, error);
  } finally {
    opening = false;
  }
}

/** V8 would optimise Postgres while it starts, which is half the cost of starting. What goes on being used still is, a little later. */
function optimiseLater() {
  setFlagsFromString("--wasm-tiering-budget=1000000000");
}

async function run(client: PGlite, command: string) {
  await client.query(command);
}

/** A client whose every statement is a transaction in which it is `userId` who asks. */
function clientOfUser(client: PGlite, userId: string): PGlite {
  const query: PGlite["query"] = (text, values, options) =>
    timed("db", () =>
      client.transaction(async (tx) => {
        await tx.query("select set_config('role', 'app_user', true), set_config('app.user_id', $1, true)", [
          userId,
        ]);
        return tx.query(text, values, options);
      }),
    );
  // Drizzle calls nothing but `query`; its types ask for a whole client.
  return { query } as unknown as PGlite;
}
