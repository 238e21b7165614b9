import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ConfigurationError } from "~/configuration-error";

/** What this version of PGlite reads and writes. */
export const POSTGRES_MAJOR = "18";

/** Makes `folder` and what it lies in, for this account only. Throws a `ConfigurationError` when it cannot be ours. */
export function preparePgliteFolder(folder: string) {
  refuseOtherVersion(folder);
  refuseHalfRestored(folder);
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** What to tell the operator when the database in `folder` did not open; `output` is what Postgres printed meanwhile. */
export function explainPgliteFailure(folder: string, output: string[], cause: unknown): ConfigurationError {
  const reason = output.findLast((line) => /\b(FATAL|PANIC|ERROR):/.test(line))?.trim() ?? String(cause);
  return new ConfigurationError(`DATA_DIR: the database in ${folder} does not open (${reason}).`, { cause });
}

/** A folder that this account may not make or write in. */
export function unwritable(folder: string, cause: unknown): ConfigurationError {
  const { code } = cause as NodeJS.ErrnoException;
  return new ConfigurationError(
    `DATA_DIR: ${folder} cannot be written (${code}); let the account that runs Ownlist own it, or choose another.`,
    { cause },
  );
}

/** The folders that restores put aside for what was in `folder`, oldest first. */
export function listReplaced(folder: string): string[] {
  const parent = dirname(folder);
  if (!existsSync(parent) || !statSync(parent).isDirectory()) return [];
  const names = readdirSync(parent).filter((name) => name.startsWith(`${basename(folder)}.replaced-`));
  return names.sort().map((name) => join(parent, name));
}

/** A restore that was killed at the wrong moment must not look like a first start. */
function refuseHalfRestored(folder: string) {
  const replaced = listReplaced(folder).at(-1);
  if (existsSync(folder) || replaced === undefined) return;
  throw new ConfigurationError(
    `DATA_DIR: a restore into ${folder} was interrupted; run it again, or rename ${replaced} back to ${folder}.`,
  );
}

function refuseOtherVersion(folder: string) {
  const file = join(folder, "PG_VERSION");
  if (!existsSync(file)) return;
  const major = readFileSync(file, "utf8").trim();
  if (major !== POSTGRES_MAJOR)
    throw new ConfigurationError(
      `DATA_DIR: ${folder} was made by Postgres ${major}, and this Ownlist reads Postgres ${POSTGRES_MAJOR}; export with the Ownlist that made it and import here, or choose another folder.`,
    );
}
