import { type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { tagKey } from "~/tags/tag-fields";
import { tags, todoTags } from "~db/schema/tags";

/**
 * A part of a statement that makes the tags with these names for the user of `owner`, which has a `user_id`, and returns
 * their ids. A tag that a todo has keeps its spelling.
 */
export function keepTags(names: string[], owner: SQL): SQL {
  const wanted = names.map((name) => ({ id: uuidv7(), name, name_key: tagKey(name) }));
  return sql`
    insert into ${tags} (id, user_id, name, name_key)
    select wanted.id, owner.user_id, wanted.name, wanted.name_key
    from ${owner} as owner,
      jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted (id uuid, name text, name_key text)
    order by wanted.name_key
    on conflict (user_id, name_key) do update set name = case
      when exists (select from ${todoTags} where todo_tag.user_id = tag.user_id and todo_tag.tag_id = tag.id)
      then tag.name else excluded.name end
    returning id`;
}
