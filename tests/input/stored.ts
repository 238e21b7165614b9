import { asc, eq } from "drizzle-orm";
import { database } from "~db/database.server";
import { todos } from "~db/schema/todos";
import { idempotency } from "~db/schema/writes";

/** Every row of the user's, the trash and remembered keys included, to compare before and after. */
export async function storedOf(userId: string) {
  return {
    todos: await database.select().from(todos).where(eq(todos.userId, userId)).orderBy(asc(todos.id)),
    keys: await database
      .select()
      .from(idempotency)
      .where(eq(idempotency.userId, userId))
      .orderBy(idempotency.key),
  };
}
