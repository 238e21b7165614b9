import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** `db/migrations` of the checkout or installation this code runs from, whether as source or out of `build/`. */
export function findMigrations(): string {
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const migrations = join(folder, "db", "migrations");
    if (existsSync(join(migrations, "meta", "_journal.json"))) return migrations;
  }
  throw new Error("The folder db/migrations is missing: it belongs beside build/.");
}
