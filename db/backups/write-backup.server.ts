import { createWriteStream, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { createGzip } from "node:zlib";
import type { PGlite } from "@electric-sql/pglite";

/** Where the backups of the embedded database in `folder` go when nobody says otherwise. */
export function backupsFolder(folder: string): string {
  return join(dirname(folder), "backups");
}

/** `prefix` and the moment in UTC, so that names sort by age: `ownlist-2026-05-01T093000.tar.gz`. */
export function nameBackup(prefix: string, moment = new Date()): string {
  const second = moment.toISOString().slice(0, 19).replaceAll(":", "");
  return `${prefix}-${second}.tar.gz`;
}

/**
 * Writes everything that is committed in `client` to `file`, readable for this account only. The file appears when it
 * is complete. Statements wait while the folder is read into memory, not while it is compressed and written.
 */
export async function writeBackup(client: PGlite, file: string): Promise<void> {
  await client.query("checkpoint");
  const folder = await client.dumpDataDir("none");
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = join(dirname(file), `.${basename(file)}.part`);
  rmSync(draft, { force: true });
  try {
    const sink = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
    await pipeline(Readable.fromWeb(folder.stream() as ReadableStream), createGzip(), sink);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
