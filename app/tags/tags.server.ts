import { type SQL, sql } from "drizzle-orm";
import { tagKey } from "~/tags/tag-fields";
import { own } from "~/todos/todo-rows.server";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

export interface CountedTag {
  id: string;
  name: string;
  /** How many todos outside the trash have it, and how many of those are open. */
  todos: number;
  open: number;
}

/** A user's tags in alphabetical order: those that a todo outside the trash has. */
export function listTags(userId: string): Promise<CountedTag[]> {
  return readTags(userId, selectTags(userId));
}

/** The one among them of this name, in whatever capitals, or null. */
export async function getTag(userId: string, name: string): Promise<CountedTag | null> {
  const [tag] = await readTags(userId, selectTags(userId, sql`tag.name_key = ${tagKey(name)}`));
  return tag ?? null;
}

async function readTags(userId: string, selected: SQL<CountedTag[]>): Promise<CountedTag[]> {
  const { rows } = await userDb(userId).execute<{ tags: CountedTag[] }>(sql`select ${selected} as tags`);
  return rows[0]!.tags;
}

/** What `listTags` reads, as one value of a statement. */
export function selectTags(userId: string, condition: SQL = sql`true`): SQL<CountedTag[]> {
  return sql`(select coalesce(json_agg(counted), '[]') from (
    select tag.id, tag.name, count(*) as todos, count(*) filter (where not todo.completed) as open
    from ${todos}
    join ${todoTags} on todo_tag.user_id = todo.user_id and todo_tag.todo_id = todo.id
    join ${tags} on tag.user_id = todo.user_id and tag.id = todo_tag.tag_id
    where ${own(userId)} and ${condition} group by tag.id, tag.name, tag.name_key order by tag.name_key
  ) as counted)`;
}
