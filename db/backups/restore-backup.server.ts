import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { lockFolder } from "../connect/folder-lock.server";
import { listReplaced, unwritable } from "../connect/pglite-folder.server";
import { openLockedPglite } from "../connect/pglite.server";
import { syncFolder } from "../connect/sync-folder.server";
import { type BackupContents, readBackup, unpackBackup } from "./read-backup.server";

export interface Restored extends BackupContents {
  /** The folder that holds what was there before, if anything was. */
  replaced?: string;
}

interface Options {
  migrationsFolder: string;
  /** Called when the folder is ours; it may have to make one. */
  secret: () => string;
}

/**
 * Puts the backup `file` in the place of the embedded database in `folder`, which stays beside it under another name
 * until the next restore. Throws a `ConfigurationError`, with everything as it was, when an Ownlist runs on that folder
 * or the backup does not open.
 */
export async function restoreBackup(folder: string, file: string, options: Options): Promise<Restored> {
  const tar = await readBackup(file);
  const unlock = await claim(folder);
  const draft = `${folder}.restoring`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { mode: 0o700 });
    const { migrationsFolder } = options;
    const contents = await unpackBackup(tar, draft, { file, migrationsFolder, secret: options.secret() });
    // A power cut after the old folder has left its place must find the new one complete.
    await syncFolder(draft);
    return { ...contents, replaced: await replace(folder, draft) };
  } finally {
    rmSync(draft, { recursive: true, force: true });
    unlock();
  }
}

async function claim(folder: string) {
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unwritable(folder, error);
  }
  return lockFolder(folder);
}

async function replace(folder: string, draft: string): Promise<string | undefined> {
  const replaced = existsSync(folder) ? nameReplaced(folder) : undefined;
  if (replaced) renameSync(folder, replaced);
  renameSync(draft, folder);
  try {
    const connection = await openLockedPglite(folder, () => {});
    await connection.close();
  } catch (error) {
    renameSync(folder, draft);
    if (replaced) renameSync(replaced, folder);
    throw error;
  }
  for (const older of listReplaced(folder).slice(0, -1)) rmSync(older, { recursive: true });
  return replaced;
}

function nameReplaced(folder: string) {
  return `${folder}.replaced-${new Date().toISOString().replaceAll(":", "")}`;
}
