import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DrizzleQueryError } from "drizzle-orm";
import { ConfigurationError } from "~/configuration-error";
import { isConnectionError, rootCause } from "./connection-errors";

const SHOWN_LENGTH = 200;

/** What to throw for an error of Drizzle's `migrate`: a sentence, when a statement of a file in `folder` failed. */
export function explainFailedMigration(error: unknown, folder: string): unknown {
  if (!(error instanceof DrizzleQueryError) || isConnectionError(error)) return error;
  const migration = findMigration(folder, error.query);
  if (migration === undefined) return error;
  const statement = error.query.trim().replace(/\s+/g, " ").slice(0, SHOWN_LENGTH);
  return new ConfigurationError(
    `The migration ${migration} failed at \`${statement}\` (${rootCause(error).message}); nothing was changed, and the Ownlist that ran before still fits this database.`,
    { cause: error },
  );
}

function findMigration(folder: string, statement: string): string | undefined {
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const tags = journal.entries.map(({ tag }) => tag).reverse();
  return tags.find((tag) => readFileSync(join(folder, `${tag}.sql`), "utf8").includes(statement));
}
