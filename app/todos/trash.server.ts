import { and, lte, sql } from "drizzle-orm";
import { ownTrash } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/** Takes everything out of a user's trash. Returns how many that were. */
export async function restoreAll(userId: string): Promise<number> {
  const restored = await userDb(userId)
    .update(todos)
    .set({
      deletedAt: null,
      version: sql`${todos.version} + 1`,
      updatedAt: sql`date_trunc('milliseconds', now())`,
    })
    .where(ownTrash(userId))
    .returning({ id: todos.id });
  return restored.length;
}

/** Deletes for good what was in a user's trash at `until`. Returns how many that were. */
export async function emptyTrash(userId: string, until: Date): Promise<number> {
  const deleted = await userDb(userId)
    .delete(todos)
    .where(and(ownTrash(userId), lte(todos.deletedAt, until)))
    .returning({ id: todos.id });
  return deleted.length;
}
