import { and, eq, isNotNull, sql } from "drizzle-orm";
import { atVersion, keptInstead, NOW, stamp, type WriteOptions } from "~/todos/change/version.server";
import { columns, ownTodo, type Todo } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/** Moves a todo to the trash. `changed` and `missing` as for `changeTodo`. */
export async function deleteTodo(
  userId: string,
  todoId: string,
  { version, db = userDb(userId) }: WriteOptions = {},
): Promise<{ outcome: "deleted" } | { outcome: "changed"; todo: Todo } | { outcome: "missing" }> {
  const deleted = await db
    .update(todos)
    .set({ deletedAt: NOW, ...stamp(sql`true`) })
    .where(and(ownTodo(userId, todoId), atVersion(version)))
    .returning({ id: todos.id });
  if (deleted.length > 0) return { outcome: "deleted" };
  return version === undefined ? { outcome: "missing" } : keptInstead(db, ownTodo(userId, todoId));
}

/**
 * Takes a todo out of the trash; one that is not in it stays as it is. `changed` as for `changeTodo`, `missing` when this
 * user has no such todo at all.
 */
export async function restoreTodo(
  userId: string,
  todoId: string,
  { version, db = userDb(userId) }: WriteOptions = {},
): Promise<{ outcome: "saved" | "changed"; todo: Todo } | { outcome: "missing" }> {
  const wherever = and(eq(todos.userId, userId), eq(todos.id, todoId));
  const [restored] = await db
    .update(todos)
    .set({ deletedAt: null, ...stamp(isNotNull(todos.deletedAt)) })
    .where(and(wherever, atVersion(version)))
    .returning(columns);
  if (restored) return { outcome: "saved", todo: restored };
  return version === undefined ? { outcome: "missing" } : keptInstead(db, wherever);
}
