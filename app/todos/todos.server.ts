import { sql } from "drizzle-orm";
import { columns, ownTodo, type Todo, type TodoFields } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

export type { Todo, TodoFields };

/** One todo, or null when this user has none such outside the trash. */
export async function getTodo(userId: string, todoId: string, db = userDb(userId)): Promise<Todo | null> {
  const [todo] = await db.select(columns).from(todos).where(ownTodo(userId, todoId));
  return todo ?? null;
}

/** Whether a todo is somebody else's. The one question that goes past a user's own rows; it says only yes or no. */
export async function isTodoOfAnother(userId: string, todoId: string): Promise<boolean> {
  const { rows } = await userDb(userId).execute<{ answer: boolean }>(
    sql`select todo_of_another(${userId}::uuid, ${todoId}::uuid) as answer`,
  );
  return rows[0]!.answer;
}
