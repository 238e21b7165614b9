import { sql } from "drizzle-orm";
import { keepTags } from "~/tags/keep-tags.server";
import { MOST_TAGS, tagKey } from "~/tags/tag-fields";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import type { UserDb } from "~db/user-db.server";

/** The names of tags to give to todos, and of tags to take from them; no name is in both. */
export interface TagChange {
  addTags?: string[];
  removeTags?: string[];
}

/** Thrown when a todo would have more tags than one can have. Whatever else was written is undone. */
export class TagFault extends Error {
  constructor() {
    super(`A todo can have ${MOST_TAGS} tags, and one of these would have more.`);
  }
}

/**
 * What goes into a write of many todos, by way of `remember`, to give and take tags. `differs` says of a todo whether its
 * tags change, and `overfull`, a field to return, that the write has to be undone with a `TagFault`.
 */
export function retag(db: UserDb, { addTags = [], removeTags = [] }: TagChange) {
  const one = { todoId: sql<string>`todo_id` };
  const removed = JSON.stringify(removeTags.map(tagKey));
  const steps = [
    db
      .$with("named", { id: sql<string>`id` })
      .as(keepTags(addTags, sql`(select distinct user_id from before)`)),
    db.$with("given", one).as(sql`
      insert into ${todoTags} (user_id, todo_id, tag_id)
      select before.user_id, before.id, named.id from before, named on conflict do nothing
      returning user_id, todo_id, tag_id`),
    db.$with("taken", one).as(sql`
      delete from ${todoTags} using before, ${tags}
      where todo_tag.user_id = before.user_id and todo_tag.todo_id = before.id
        and tag.user_id = todo_tag.user_id and tag.id = todo_tag.tag_id
        and tag.name_key in (select jsonb_array_elements_text(${removed}::jsonb))
      returning todo_tag.user_id, todo_tag.todo_id,
        jsonb_build_object('id', tag.id, 'name', tag.name, 'name_key', tag.name_key) as tag`),
    db.$with("retagged", one).as(sql`
      select todo_id, jsonb_build_object('tags', jsonb_build_object(
        'given', coalesce(jsonb_agg(tag_id) filter (where tag_id is not null), '[]'),
        'taken', coalesce(jsonb_agg(tag) filter (where tag is not null), '[]')
      )) as was, count(tag_id) - count(tag) + (
        select count(*) from ${todoTags}
        where todo_tag.user_id = changes.user_id and todo_tag.todo_id = changes.todo_id
      ) as tags
      from (
        select user_id, todo_id, tag_id, null::jsonb as tag from given
        union all select user_id, todo_id, null, tag from taken
      ) as changes group by user_id, todo_id`),
  ];
  return {
    also: { steps, rows: sql`retagged` },
    differs: sql`${todos.id} in (select todo_id from retagged)`,
    overfull: sql<boolean>`exists (select from retagged where tags > ${MOST_TAGS})`.as("overfull"),
  };
}
