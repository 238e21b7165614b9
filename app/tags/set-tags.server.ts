import { sql } from "drizzle-orm";
import { keepTags } from "~/tags/keep-tags.server";
import { ownTodo } from "~/todos/todo-rows.server";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/** The tags that a todo got by a write, by their ids, and those that it lost. */
export interface TagsBefore {
  given: string[];
  taken: { id: string; name: string; name_key: string }[];
}

/**
 * Gives a todo these tags and no others; null when it has them already. A tag that another todo has keeps its spelling.
 * The todo's version is not touched: who calls this has the todo locked, and sees to it.
 */
export async function setTags(
  userId: string,
  todoId: string,
  names: string[],
  db = userDb(userId),
): Promise<TagsBefore | null> {
  const { rows } = await db.execute<{ before: TagsBefore | null }>(sql`
    with owned as (select id, user_id from ${todos} where ${ownTodo(userId, todoId)}),
    kept as (${keepTags(names, sql`owned`)}),
    gone as (
      delete from ${todoTags} using owned
      where todo_tag.user_id = owned.user_id and todo_tag.todo_id = owned.id
        and todo_tag.tag_id not in (select id from kept)
      returning todo_tag.user_id, tag_id
    ),
    added as (
      insert into ${todoTags} (user_id, todo_id, tag_id)
      select owned.user_id, owned.id, kept.id from owned, kept on conflict do nothing
      returning tag_id
    )
    select case when exists (select from gone) or exists (select from added) then jsonb_build_object(
      'given', (select coalesce(jsonb_agg(tag_id), '[]') from added),
      'taken', (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'name_key', name_key)), '[]')
        from gone join ${tags} on tag.user_id = gone.user_id and tag.id = gone.tag_id
      )
    ) end as before`);
  return rows[0]!.before;
}
