import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "~/configuration-error";
import { env } from "~/env.server";

/**
 * `BETTER_AUTH_SECRET`, or for the embedded database one made at the first start and kept beside it.
 * Call it after the database is open: its lock makes sure that only one process gets here.
 */
export function authSecret(): string {
  return env.BETTER_AUTH_SECRET ?? keptSecret(join(env.DATA_DIR, "secret"));
}

function keptSecret(file: string): string {
  const kept = readIfThere(file);
  if (kept === null) return keepNewSecret(file);
  if (kept.length < 32)
    throw new ConfigurationError(
      `The secret in ${file} is damaged: set BETTER_AUTH_SECRET, or delete the file and everybody signs in again.`,
    );
  return kept;
}

function keepNewSecret(file: string): string {
  const secret = randomBytes(32).toString("base64");
  writeFileSync(`${file}.new`, secret, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secret;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new ConfigurationError(`The secret in DATA_DIR cannot be read: make ${file} readable.`);
  }
}
