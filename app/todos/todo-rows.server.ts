import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Due } from "~/todos/due/due-fields";
import type { Priority } from "~/todos/priorities";
import { todos } from "~db/schema/todos";

/** What is read of a todo. */
export const columns = {
  id: todos.id,
  title: todos.title,
  notes: todos.notes,
  completed: todos.completed,
  completedAt: todos.completedAt,
  priority: todos.priority,
  dueOn: todos.dueOn,
  dueTime: todos.dueTime,
  dueZone: todos.dueZone,
  createdAt: todos.createdAt,
  updatedAt: todos.updatedAt,
  version: todos.version,
};

export type Todo = Pick<typeof todos.$inferSelect, keyof typeof columns>;

/** What a person may write. `completed` sets or clears `completedAt`. */
export interface TodoFields extends Due {
  title: string;
  notes: string;
  completed: boolean;
  priority: Priority;
}

/** A user's todos outside the trash. */
export function own(userId: string) {
  return and(eq(todos.userId, userId), isNull(todos.deletedAt));
}

/** A user's todos in the trash. */
export function ownTrash(userId: string) {
  return and(eq(todos.userId, userId), isNotNull(todos.deletedAt));
}
