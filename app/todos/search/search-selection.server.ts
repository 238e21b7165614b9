import { sql } from "drizzle-orm";
import { isSearchable } from "~/todos/search/words";
import { own } from "~/todos/todo-rows.server";
import type { Selection } from "~/todos/views/selections.server";
import { todos } from "~db/schema/todos";

/**
 * A user's todos that have every word of `typed`, or words that begin so; the best first, of the newest 1,000. What was
 * completed comes after what is open and as good. There are none when `typed` has more words than are looked for.
 */
export function selectFound(userId: string, typed: string): Selection {
  return {
    found: {
      join: sql`search_todos(${userId}::uuid, ${isSearchable(typed) ? typed : ""}) as found`,
      on: sql`found.todo_id = ${todos.id}`,
    },
    where: own(userId),
    order: {
      by: sql`found.rank desc, todo.completed, todo.id desc`,
      position: sql`found.rank::text`,
      after: ([rank, completed, id]) =>
        sql`(-found.rank, ${todos.completed}, ${id}::uuid) > (-(${rank}::real), ${completed}::boolean, ${todos.id})`,
      positionOf: ({ position, completed, id }) => [position, String(completed), id],
    },
  };
}
