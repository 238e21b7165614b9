import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "~/configuration-error";
import type { Database } from "../connect/connection";
import { lastMigration, newestMigration } from "./migration-state.server";
import { nameBackup } from "./write-backup.server";

const PREFIX = "before-update";
const KEPT = 3;

/**
 * Has `backUp` write a backup into the folder `backups` when `database` has tables that `migrationsFolder` is about to
 * change, and keeps the last three. Throws a `ConfigurationError` when that fails: then nothing should be changed.
 */
export async function backUpBeforeMigration(
  database: Database,
  migrationsFolder: string,
  backups: string,
  backUp: (file: string) => Promise<void>,
): Promise<void> {
  const last = await lastMigration(database);
  if (last === undefined || last >= newestMigration(migrationsFolder)) return;
  try {
    await backUp(join(backups, nameBackup(PREFIX)));
  } catch (error) {
    const { message } = error as Error;
    throw new ConfigurationError(
      `DATA_DIR: the backup before an update could not be written to ${backups} (${message}), so the update was not made.`,
      { cause: error },
    );
  }
  removeOldest(backups);
}

function removeOldest(backups: string) {
  const names = readdirSync(backups).filter((name) => name.startsWith(`${PREFIX}-`) && name.endsWith(".gz"));
  for (const name of names.sort().slice(0, -KEPT)) rmSync(join(backups, name));
}
