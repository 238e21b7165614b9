import { sql } from "drizzle-orm";

/**
 * Steps of `undoWrite` after `restored`, for a write that changed what tags todos have: those it gave are taken away, and
 * those it took are given again, under the names they have by now. Other tags stay.
 */
export const tagsBack = sql`
    tags_before as (
      select user_id, id as todo_id, was -> 'tags' as tags from restored where was ? 'tags'
    ),
    given_gone as (
      delete from todo_tag using tags_before
      where todo_tag.user_id = tags_before.user_id and todo_tag.todo_id = tags_before.todo_id
        and tags -> 'given' ? todo_tag.tag_id::text
    ),
    lost as (
      select user_id, todo_id, was.id, was.name, was.name_key
      from tags_before, jsonb_to_recordset(tags -> 'taken') as was (id uuid, name text, name_key text)
    ),
    lost_kept as (
      update tag set name = tag.name from lost
      where tag.user_id = lost.user_id and tag.id = lost.id
      returning tag.id
    ),
    made_again as (
      insert into tag (id, user_id, name, name_key)
      select distinct id, user_id, name, name_key from lost where id not in (select id from lost_kept)
      order by name_key
      on conflict (user_id, name_key) do update set name = tag.name
      returning id, name_key
    ),
    taken_back as (
      insert into todo_tag (user_id, todo_id, tag_id)
      select user_id, todo_id, coalesce((select id from made_again where name_key = lost.name_key), id) from lost
      on conflict do nothing
    )`;
