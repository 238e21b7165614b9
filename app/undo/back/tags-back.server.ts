import { sql } from "drizzle-orm";
import { MOST_TAGS } from "~/tags/tag-fields";

/**
 * Steps of `undoWrite` after `restored`, for a write that changed what tags todos have: those it gave are taken away, and
 * those it took are given again, under the names they have by now, as many as there is
 * room for beside other tags, which stay.
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
    wanted_back as (
      select user_id, todo_id, name_key, coalesce((select id from made_again where name_key = lost.name_key), id) as tag_id
      from lost
    ),
    others as (
      select todo_tag.user_id, todo_tag.todo_id, count(*) as count from todo_tag, tags_before
      where todo_tag.user_id = tags_before.user_id and todo_tag.todo_id = tags_before.todo_id
        and not tags -> 'given' ? todo_tag.tag_id::text
        and (todo_tag.todo_id, todo_tag.tag_id) not in (select todo_id, tag_id from wanted_back)
      group by todo_tag.user_id, todo_tag.todo_id
    ),
    taken_back as (
      insert into todo_tag (user_id, todo_id, tag_id)
      select user_id, todo_id, tag_id from (
        select wanted_back.*, coalesce(others.count, 0) + row_number() over (
          partition by user_id, todo_id order by name_key
        ) as place
        from wanted_back left join others using (user_id, todo_id)
      ) as placed
      where place <= ${MOST_TAGS}
      on conflict do nothing
    )`;
