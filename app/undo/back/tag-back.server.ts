import { sql } from "drizzle-orm";
import { MOST_TAGS } from "~/tags/tag-fields";
import { NOW } from "~/todos/change/version.server";

/**
 * Steps of `undoWrite` after `kept`, for a tag that was deleted or merged: the todos that had it have it again, if there is
 * room, and no longer the one that they were given in its place. It is still there when a todo was given it meanwhile; or
 * else a tag that has its name by now is taken for it.
 */
export const tagBack = sql`
    tag_kept as (
      update tag set name = tag.name from kept
      where tag.user_id = kept.user_id and tag.id = (before -> 'tag' ->> 'id')::uuid
      returning tag.user_id, tag.id
    ),
    tag_made as (
      insert into tag (id, user_id, name, name_key, created_at)
      select was.id, user_id, was.name, was.name_key, was.created_at
      from kept, jsonb_to_record(before -> 'tag') as was (
        id uuid, name text, name_key text, created_at timestamptz
      )
      where before ? 'tag' and not exists (select from tag_kept)
      on conflict (user_id, name_key) do update set name = tag.name
      returning user_id, id
    ),
    tag_back as (select * from tag_kept union all select * from tag_made),
    had_it as materialized (
      select todo.user_id, todo.id, was.given, tag_back.id as tag_id
      from tag_back join kept on kept.user_id = tag_back.user_id,
        jsonb_to_recordset(before -> 'tag' -> 'todos') as was (id uuid, given uuid),
        todo
      where todo.user_id = tag_back.user_id and todo.id = was.id
      order by todo.id for update of todo
    ),
    tagged as (
      insert into todo_tag (user_id, todo_id, tag_id)
      select user_id, id, tag_id from had_it
      where (
        select count(*) from todo_tag
        where todo_tag.user_id = had_it.user_id and todo_tag.todo_id = had_it.id
          and todo_tag.tag_id is distinct from had_it.given
      ) < ${MOST_TAGS}
      on conflict do nothing
      returning todo_id
    ),
    untagged as (
      delete from todo_tag using had_it
      where todo_tag.user_id = had_it.user_id and todo_tag.todo_id = had_it.id
        and todo_tag.tag_id = had_it.given and had_it.given <> had_it.tag_id
      returning todo_tag.todo_id
    ),
    tagged_again as (
      update todo set version = version + 1, updated_at = ${NOW} from had_it
      where todo.user_id = had_it.user_id and todo.id = had_it.id
        and todo.id in (select todo_id from tagged union select todo_id from untagged)
      returning todo.id
    )`;
