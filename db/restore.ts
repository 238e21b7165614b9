import { join, resolve } from "node:path";
import { authSecret } from "~/auth/secret.server";
import { ConfigurationError } from "~/configuration-error";
import { env } from "~/env.server";
import { restoreBackup } from "~db/backups/restore-backup.server";
import { findMigrations } from "~db/migrations-folder.server";

if (env.DATABASE_DRIVER !== "pglite")
  throw new ConfigurationError(
    "DATABASE_URL is set, so everything is in that Postgres: back it up with pg_dump, and restore it with pg_restore.",
  );
const [name] = process.argv.slice(2);
if (name === undefined) throw new ConfigurationError("Usage: npm run restore -- FILE");
const file = resolve(name);
const folder = join(env.DATA_DIR, "postgres");
const { users, todos, otherSecret, replaced } = await restoreBackup(folder, file, {
  migrationsFolder: findMigrations(),
  secret: authSecret,
});

print(`Restored ${file}: ${count(users, "user")}, ${count(todos, "todo")}.`);
if (replaced) print(`What was there before is in ${replaced}; delete it when all is well.`);
if (otherSecret) print("The backup was made under another secret, so everybody has to sign in again.");

function count(number: number, what: string) {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function print(line: string) {
  process.stdout.write(`${line}\n`);
}
