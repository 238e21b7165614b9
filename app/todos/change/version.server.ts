import { eq, type SQL, sql } from "drizzle-orm";
import { columns } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import type { UserDb } from "~db/user-db.server";

/** With `version`, a write happens only to that version of the todo; with `db`, inside that transaction. */
export interface WriteOptions {
  version?: number;
  db?: UserDb;
}

/** The time of a write, as exact as JavaScript can say it. */
export const NOW = sql`date_trunc('milliseconds', now())`;

/** That the todo is still at this version, when one is asked for. */
export function atVersion(version: number | undefined) {
  return version === undefined ? undefined : eq(todos.version, version);
}

/** The answer to a write that found no such todo at its version: the todo as it is now, or that there is none. */
export async function keptInstead(db: UserDb, where: SQL | undefined) {
  const [todo] = await db.select(columns).from(todos).where(where);
  return todo ? { outcome: "changed" as const, todo } : { outcome: "missing" as const };
}

/** A new version and time, when something differs from what is there. */
export function stamp(differs: SQL) {
  return {
    version: sql`${todos.version} + (case when ${differs} then 1 else 0 end)`,
    updatedAt: sql`case when ${differs} then ${NOW} else ${todos.updatedAt} end`,
  };
}

/** What completing or reopening writes besides `completed`; a completed todo keeps its time. */
export function completion(completed: boolean | undefined) {
  if (completed === undefined) return {};
  return { completedAt: completed ? sql`coalesce(${todos.completedAt}, ${NOW})` : null };
}
