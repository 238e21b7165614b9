import { randomUUID } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError } from "~/configuration-error";
import { lockFolder } from "~db/connect/folder-lock.server";
import { unwritable } from "~db/connect/pglite-folder.server";
import { openLockedPglite } from "~db/connect/pglite.server";
import { requestsFolder } from "./answer-requests.server";

const NO_PATIENCE = { here: 0, elsewhere: 0 };
const NOTICED_WITHIN_MS = 30_000;

/**
 * Writes a backup of the embedded database in `folder` to `file`: by the process that holds the folder, or here when
 * none does. Throws a `ConfigurationError` when there is no database, `file` exists, or the backup cannot be made.
 */
export async function backUp(folder: string, file: string): Promise<void> {
  if (!existsSync(join(folder, "PG_VERSION")))
    throw new ConfigurationError(`DATA_DIR: there is no database in ${folder} to back up.`);
  if (existsSync(file))
    throw new ConfigurationError(`${file} is there already; choose another name for the backup.`);
  const request = join(requestsFolder(folder), randomUUID());
  const giveUpAt = Date.now() + NOTICED_WITHIN_MS;
  try {
    for (;;) {
      const unlock = await claim(folder);
      if (unlock) return await backUpHere(folder, unlock, file);
      if (takeAnswer(request, file)) return;
      if (!existsSync(`${request}.taken`) && Date.now() > giveUpAt) throw unnoticed();
      ask(request);
      await sleep(200);
    }
  } finally {
    for (const state of ["asked", "taken", "failed", "tar.gz"])
      rmSync(`${request}.${state}`, { force: true });
  }
}

/** Undefined while another process holds the folder. It may end at any time, also before it answered. */
async function claim(folder: string) {
  try {
    return await lockFolder(folder, NO_PATIENCE);
  } catch (error) {
    if (error instanceof ConfigurationError) return undefined;
    throw unwritable(folder, error);
  }
}

async function backUpHere(folder: string, unlock: () => void, file: string) {
  const connection = await openLockedPglite(folder, unlock);
  try {
    await connection.embedded!.backUp(file);
  } finally {
    await connection.close();
  }
}

function ask(request: string) {
  // In the order in which one becomes the other, so that none is missed on the way.
  if (["asked", "taken", "failed"].some((state) => existsSync(`${request}.${state}`))) return;
  try {
    writeFileSync(`${request}.asked`, "", { mode: 0o600 });
  } catch (error) {
    // Whoever holds the folder may be just opening or closing it.
    if (!isMissing(error)) throw error;
  }
}

function takeAnswer(request: string, file: string): boolean {
  if (existsSync(`${request}.failed`))
    throw new ConfigurationError(
      `The running Ownlist could not write the backup (${readFileSync(`${request}.failed`, "utf8")}).`,
    );
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    move(`${request}.tar.gz`, file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Also between file systems. */
function move(from: string, to: string) {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    copyFileSync(from, `${to}.part`);
    renameSync(`${to}.part`, to);
  }
}

function isMissing(error: unknown) {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}

function unnoticed() {
  return new ConfigurationError(
    "The running Ownlist does not answer; stop it and run this again, which backs up without it.",
  );
}
