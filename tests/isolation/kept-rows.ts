import { getTableColumns, inArray, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { database } from "~db/database.server";
import { account, session, user } from "~db/schema/auth";
import type { Cast, Person } from "./cast";
import { ownTables } from "~db/own-tables";

type Rows = Record<string, unknown>[];

interface Kept {
  /** The rows as Postgres prints them. */
  printed: string;
  /** What was written, by table, for putting it back. */
  written: { table: PgTable; rows: Rows }[];
}

const lastSeen = new WeakMap<Cast, Kept>();

/** Whether these rows are still what they were when last asked. Whatever was changed is put back. */
export async function findChange(cast: Cast): Promise<boolean> {
  const before = lastSeen.get(cast);
  const printed = await printKept(cast);
  if (before?.printed === printed) return false;

  if (before) await restore(cast, before);
  lastSeen.set(cast, { printed: await printKept(cast), written: await readWritten(cast) });
  return before !== undefined;
}

/** Forgets what the stranger wrote, so that every cell meets the same stranger. */
export async function clearWrites({ id }: Person): Promise<void> {
  for (const table of ownTables.toReversed())
    await database.delete(table).where(inArray(userIdOf(table), [id]));
}

/** Every row that is the owner's, accounts and all, and what the banned person wrote. */
async function printKept({ owner, banned }: Cast): Promise<string> {
  const written = ownTables.map((table) => print(table, userIdOf(table), [owner.id, banned.id]));
  const accounts = [
    print(user, user.id, [owner.id]),
    print(session, session.userId, [owner.id]),
    print(account, account.userId, [owner.id]),
  ];
  const parts = sql.join([...written, ...accounts], sql`, `);
  const { rows } = await database.execute<{ printed: string }>(
    sql`select concat_ws(' ', ${parts}) as printed`,
  );
  return rows[0]!.printed;
}

function print(table: PgTable, column: AnyPgColumn, userIds: string[]) {
  return sql`(select string_agg(${table}::text, ' ' order by ${table}::text) from ${table} where ${inArray(column, userIds)})`;
}

function readWritten({ owner, banned }: Cast) {
  return Promise.all(
    ownTables.map(async (table) => {
      const rows: Rows = await database
        .select()
        .from(table)
        .where(inArray(userIdOf(table), [owner.id, banned.id]));
      return { table, rows };
    }),
  );
}

async function restore({ owner, banned }: Cast, { written }: Kept) {
  await database.transaction(async (tx) => {
    for (const { table } of written.toReversed())
      await tx.delete(table).where(inArray(userIdOf(table), [owner.id, banned.id]));
    // The words of a todo are there again as soon as the todo is.
    for (const { table, rows } of written) await tx.insert(table).values(rows).onConflictDoNothing();
  });
}

function userIdOf(table: PgTable): AnyPgColumn {
  return getTableColumns(table).userId!;
}
