import { type SQL, sql } from "drizzle-orm";
import { tagKey } from "~/tags/tag-fields";
import { todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";

/** Which of a user's tags: by its id, or by its name in whatever capitals, if a todo outside the trash has it. */
export type WhichTag = { id: string } | { name: string };

/** That a row of `tag` is the one meant, in a statement that looks at one user's. */
export function isTag(which: WhichTag): SQL {
  if ("id" in which) return sql`tag.id = ${which.id}`;
  return sql`tag.name_key = ${tagKey(which.name)} and exists (
    select from ${todoTags} join ${todos} on todo.user_id = todo_tag.user_id and todo.id = todo_tag.todo_id
    where todo_tag.user_id = tag.user_id and todo_tag.tag_id = tag.id and todo.deleted_at is null
  )`;
}
