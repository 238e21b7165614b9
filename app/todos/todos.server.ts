import { and, desc, eq, lt, sql } from "drizzle-orm";
import { columns, own, ownTodo, type Todo, type TodoFields } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

export type { Todo, TodoFields };

/** A page of a user's todos, newest first. `after` and `nextCursor` are ids; null means there are no more. */
export async function listTodos(
  userId: string,
  { status, limit, after }: { status: "all" | "open" | "completed"; limit: number; after?: string },
): Promise<{ todos: Todo[]; nextCursor: string | null }> {
  const rows = await userDb(userId)
    .select(columns)
    .from(todos)
    .where(and(own(userId), withStatus(status), after === undefined ? undefined : lt(todos.id, after)))
    .orderBy(desc(todos.id))
    .limit(limit + 1);
  return { todos: rows.slice(0, limit), nextCursor: rows.length > limit ? rows[limit - 1]!.id : null };
}

/** One todo, or null when this user has none such outside the trash. */
export async function getTodo(userId: string, todoId: string): Promise<Todo | null> {
  const [todo] = await userDb(userId).select(columns).from(todos).where(ownTodo(userId, todoId));
  return todo ?? null;
}

/** Whether a todo is somebody else's. The one question that goes past a user's own rows; it says only yes or no. */
export async function isTodoOfAnother(userId: string, todoId: string): Promise<boolean> {
  const { rows } = await userDb(userId).execute<{ answer: boolean }>(
    sql`select todo_of_another(${userId}::uuid, ${todoId}::uuid) as answer`,
  );
  return rows[0]!.answer;
}

function withStatus(status: "all" | "open" | "completed") {
  return status === "all" ? undefined : eq(todos.completed, status === "completed");
}
