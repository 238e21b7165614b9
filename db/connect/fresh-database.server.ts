import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { readTar } from "../backups/read-tar";
import { syncFolder } from "./sync-folder.server";

/** What a folder answers that is a disk of its own, and so cannot be put in place at once. */
const OWN_DISK_CODE = /^(EBUSY|EXDEV)$/;

/** The database with every table and nothing in them that the build made; undefined where this is no build. */
export function findFreshDatabase(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url));
  const files = [here, dirname(here)].map((folder) => join(folder, "fresh-database.tar.gz"));
  return files.find((file) => existsSync(file));
}

/**
 * Puts the database in `file` into `folder`, which must be ours, if that is empty: wholly or not at all, also when the
 * process is killed or the power goes. To make one takes ten times as long, and twice the memory.
 */
export async function beginWithFreshDatabase(folder: string, file: string): Promise<void> {
  if (readdirSync(folder).length > 0) return;
  const draft = `${folder}.beginning`;
  rmSync(draft, { recursive: true, force: true });
  try {
    unpack(file, draft);
    await syncFolder(draft);
    renameSync(draft, folder);
  } catch (error) {
    if (!OWN_DISK_CODE.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Writes the database in `folder`, which must be closed: one that was not is recovered when it is opened, at every first start. */
export async function writeFreshDatabase(folder: string, file: string): Promise<void> {
  const client = await PGlite.create({ fs: new NodeFS(folder), noInitDb: true });
  const tar = await client.dumpDataDir("gzip");
  await client.close();
  // The account that runs Ownlist is often not the one that built it.
  writeFileSync(file, Buffer.from(await tar.arrayBuffer()), { mode: 0o644 });
}

function unpack(file: string, folder: string) {
  mkdirSync(folder, { mode: 0o700 });
  for (const { name, isFolder, content } of readTar(gunzipSync(readFileSync(file)))) {
    const path = join(folder, name);
    if (isFolder) mkdirSync(path, { mode: 0o700 });
    else writeFileSync(path, content, { mode: 0o600 });
  }
}
