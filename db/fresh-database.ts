import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeFreshDatabase } from "~db/connect/fresh-database.server";
import { openPglite } from "~db/connect/pglite.server";
import { findMigrations } from "~db/migrations-folder.server";

// A part of the build: writes a database with every table and nothing in them, which first starts begin with.
const parent = mkdtempSync(join(tmpdir(), "ownlist-fresh-"));
try {
  const folder = join(parent, "postgres");
  const connection = await openPglite(folder);
  await connection.migrate(findMigrations());
  await connection.close();
  await writeFreshDatabase(folder, resolve(process.argv[2]!));
} finally {
  rmSync(parent, { recursive: true, force: true });
}
