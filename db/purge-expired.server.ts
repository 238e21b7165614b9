import { setImmediate as letOthersGo } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./connect/connection";
import { attempt, rateLimit, session, verification } from "./schema/auth";
import { tags, todoTags } from "./schema/tags";
import { todos } from "./schema/todos";
import { idempotency, undo } from "./schema/writes";

const BATCH = 500;

interface Expiring {
  table: PgTable;
  expired: SQL;
}

/**
 * What has had its time, of all users. A rate limit counts for minutes; a day is more than any of them needs. Who gives a
 * todo a tag writes the tag's row, too, so that it is another row than the one that had no todo.
 */
const EXPIRING: Expiring[] = [
  { table: session, expired: sql`${session.expiresAt} < now()` },
  { table: verification, expired: sql`${verification.expiresAt} < now()` },
  {
    table: rateLimit,
    expired: sql`${rateLimit.lastRequest} < extract(epoch from now() - interval '1 day') * 1000`,
  },
  { table: attempt, expired: sql`${attempt.expire} < now()` },
  { table: idempotency, expired: sql`${idempotency.expiresAt} < now()` },
  { table: undo, expired: sql`${undo.expiresAt} < now()` },
  { table: todos, expired: sql`${todos.deletedAt} < now() - interval '30 days'` },
  {
    table: tags,
    expired: sql`not exists (
      select from ${todoTags} where ${todoTags.userId} = ${tags.userId} and ${todoTags.tagId} = ${tags.id}
    )`,
  },
];

/**
 * Deletes ended sessions, used-up checks, keys and ways back, what was in the trash for 30 days, and tags that no todo has,
 * the trash included, and returns how many rows that were. Several instances may do it at once. It works in small batches,
 * and ends early when `shouldStop` says so.
 */
export async function purgeExpired(
  database: Database,
  shouldStop: () => boolean = () => false,
): Promise<number> {
  let total = 0;
  for (const expiring of EXPIRING) {
    let deleted = BATCH;
    while (deleted === BATCH && !shouldStop()) {
      deleted = await deleteBatch(database, expiring);
      total += deleted;
      // The embedded database would otherwise keep every request waiting until the last batch.
      await letOthersGo();
    }
  }
  return total;
}

/** Rows that somebody else is just deleting, or bringing back, are skipped instead of waited for. */
async function deleteBatch(database: Database, { table, expired }: Expiring): Promise<number> {
  const { rows } = await database.execute<{ deleted: number }>(sql`
    with gone as (
      delete from ${table} where ctid = any (array(
        select ctid from ${table} where ${expired} limit ${BATCH} for update skip locked
      )) returning 1
    ) select count(*)::int as deleted from gone`);
  return rows[0]!.deleted;
}
