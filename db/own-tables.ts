import { getTableColumns, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { schema } from "./connect/connection";
import * as accounts from "./schema/auth";

/** Better Auth's tables, and what else is about accounts. */
export const accountTables: PgTable[] = Object.values<unknown>(accounts).filter(isTable);

/** Every table that holds what people write: those with a `user_id` that are not about accounts. */
export const ownTables: PgTable[] = Object.values<unknown>(schema)
  .filter(isTable)
  .filter((table) => "userId" in getTableColumns(table) && !accountTables.includes(table));

function isTable(exported: unknown): exported is PgTable {
  return is(exported, PgTable);
}
