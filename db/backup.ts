import { join, resolve } from "node:path";
import { ConfigurationError } from "~/configuration-error";
import { env } from "~/env.server";
import { backUp } from "~db/backups/back-up.server";
import { backupsFolder, nameBackup } from "~db/backups/write-backup.server";

if (env.DATABASE_DRIVER !== "pglite")
  throw new ConfigurationError(
    "DATABASE_URL is set, so everything is in that Postgres: back it up with pg_dump, and restore it with pg_restore.",
  );
const folder = join(env.DATA_DIR, "postgres");
const file = resolve(process.argv[2] ?? join(backupsFolder(folder), nameBackup("ownlist")));
await backUp(folder, file);
process.stdout.write(`Backed up to ${file}\n`);
