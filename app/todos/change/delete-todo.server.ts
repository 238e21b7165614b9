import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { SavedTodo } from "~/todos/change/change-todo.server";
import { atVersion, keptInstead, NOW, stamp, type WriteOptions } from "~/todos/change/version.server";
import { columns, ownTodo, type Todo } from "~/todos/todo-rows.server";
import { remember } from "~/undo/remember.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

interface DeletedTodo {
  outcome: "deleted";
  undoId: string | null;
}

/** Moves a todo to the trash; `undoId` brings it back. `changed` and `missing` as for `changeTodo`. */
export async function deleteTodo(
  userId: string,
  todoId: string,
  { version, db = userDb(userId) }: WriteOptions = {},
): Promise<DeletedTodo | { outcome: "changed"; todo: Todo } | { outcome: "missing" }> {
  const where = and(ownTodo(userId, todoId), atVersion(version));
  const memory = remember(db, { kind: "delete", where, changing: { deleted: sql`true` } });
  const [deleted] = await db
    .with(...memory.steps)
    .update(todos)
    .set({ deletedAt: NOW, ...stamp(sql`true`) })
    .where(memory.theseTodos)
    .returning({ undoId: memory.undoId });
  if (deleted) return { outcome: "deleted", undoId: deleted.undoId };
  return version === undefined ? { outcome: "missing" } : keptInstead(db, ownTodo(userId, todoId));
}

/**
 * Takes a todo out of the trash; `undoId` puts it back there. One that is not in the trash stays as it is. `changed` as for
 * `changeTodo`, `missing` when this user has no such todo at all.
 */
export async function restoreTodo(
  userId: string,
  todoId: string,
  { version, db = userDb(userId) }: WriteOptions = {},
): Promise<SavedTodo | { outcome: "changed"; todo: Todo } | { outcome: "missing" }> {
  const wherever = and(eq(todos.userId, userId), eq(todos.id, todoId));
  const isTrashed = isNotNull(todos.deletedAt);
  const where = and(wherever, atVersion(version));
  const memory = remember(db, { kind: "restore", where, changing: { deleted: isTrashed } });
  const [restored] = await db
    .with(...memory.steps)
    .update(todos)
    .set({ deletedAt: null, ...stamp(isTrashed) })
    .where(memory.theseTodos)
    .returning({ ...columns, undoId: memory.undoId });
  if (restored) {
    const { undoId, ...todo } = restored;
    return { outcome: "saved", todo, undoId };
  }
  return version === undefined ? { outcome: "missing" } : keptInstead(db, wherever);
}
