import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import * as auth from "../schema/auth";
import * as projects from "../schema/projects";
import * as savedViews from "../schema/saved-views";
import * as search from "../schema/search";
import * as steps from "../schema/steps";
import * as tags from "../schema/tags";
import * as todos from "../schema/todos";
import * as writes from "../schema/writes";

export const schema = {
  ...auth,
  ...projects,
  ...todos,
  ...tags,
  ...steps,
  ...search,
  ...savedViews,
  ...writes,
};

/** The part of a raw result that every driver agrees on; count rows with `.returning()`, not with `rowCount`. */
interface Rows<T> {
  rows: T[];
}

interface RowsHKT extends PgQueryResultHKT {
  type: Rows<this["row"]>;
}

/** Drizzle with the rights of the owner of the tables: row-level security does not apply to it. */
export type Database = PgDatabase<RowsHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

/**
 * Drizzle in the role `app_user`, bound to one user. Each statement is a transaction of its own, so it has no
 * `.transaction`; nor does it know relations, which are Better Auth's.
 */
export type UserDb = Omit<Database, "transaction" | "query" | "_">;

/** One way to a Postgres, whichever driver is behind it. */
export interface Connection {
  database: Database;
  /** `userId` must have been checked to be a UUID. */
  userDb: (userId: string) => UserDb;
  /** Commits what `work` did as this user, or rolls all of it back when it throws. After a deadlock `work` is called anew. */
  userTransaction: <T>(userId: string, work: (tx: UserDb) => Promise<T>) => Promise<T>;
  /** Runs the migrations in `folder` that have not run yet; instances that start together wait for each other. */
  migrate: (folder: string) => Promise<void>;
  close: () => Promise<void>;
  /** Only of the embedded database: what a Postgres server does by itself, or has tools for. */
  embedded?: Embedded;
}

export interface Embedded {
  checkpoint: () => Promise<void>;
  /** Clears away dead rows, and counts the living for the planner. */
  vacuum: () => Promise<void>;
  /** Writes a backup of everything that is committed to `file`. */
  backUp: (file: string) => Promise<void>;
}
