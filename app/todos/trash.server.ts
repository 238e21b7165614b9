import { and, lte, sql } from "drizzle-orm";
import { stamp } from "~/todos/change/version.server";
import { isAmong, ownTrash } from "~/todos/todo-rows.server";
import { remember } from "~/undo/remember.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/**
 * Takes todos out of a user's trash: those of `ids`, or all there are. Returns how many that were, and by which id they
 * can be put back there; an id of none of them is passed over.
 */
export async function restoreTrash(
  userId: string,
  ids?: string[],
): Promise<{ restored: number; undoId: string | null }> {
  const db = userDb(userId);
  const where = and(ownTrash(userId), ids && isAmong(ids));
  const memory = remember(db, { kind: "restore", where, changing: { deleted: sql`true` } });
  const restored = await db
    .with(...memory.steps)
    .update(todos)
    .set({ deletedAt: null, ...stamp(sql`true`) })
    .where(memory.theseTodos)
    .returning({ undoId: memory.undoId });
  return { restored: restored.length, undoId: restored[0]?.undoId ?? null };
}

/**
 * Deletes for good what was in a user's trash at `until`: those of `ids`, or all. Returns how many that were; an id of
 * none of them is passed over.
 */
export async function emptyTrash(userId: string, until: Date, ids?: string[]): Promise<number> {
  const db = userDb(userId);
  const doomed = db.$with("doomed").as(
    db
      .select({ userId: todos.userId, id: todos.id })
      .from(todos)
      .where(and(ownTrash(userId), lte(todos.deletedAt, until), ids && isAmong(ids)))
      .orderBy(todos.id)
      .for("update"),
  );
  const deleted = await db
    .with(doomed)
    .delete(todos)
    .where(sql`(${todos.userId}, ${todos.id}) in (select user_id, id from doomed)`)
    .returning({ id: todos.id });
  return deleted.length;
}
