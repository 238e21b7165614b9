import { sql } from "drizzle-orm";
import { tagKey } from "~/tags/tag-fields";
import { NOW } from "~/todos/change/version.server";
import type { Kind } from "~/undo/kinds";
import { keep } from "~/undo/remember.server";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/** A tag that is gone, and by which id that can be undone. */
export interface GoneTag {
  id: string;
  name: string;
  undoId: string;
}

/**
 * Renames a tag, which makes a new version of every todo that has it. `taken` when another tag of this user has the
 * name, which `mergeTags` is for; `missing` when this user has no such tag, whoever else might.
 */
export async function renameTag(
  userId: string,
  tagId: string,
  name: string,
  db = userDb(userId),
): Promise<{ outcome: "renamed" } | { outcome: "taken"; by: string } | { outcome: "missing" }> {
  const { rows } = await db.execute<{ name: string; other: string | null }>(sql`
    with wanted as (select id, user_id, name from ${tags} where tag.user_id = ${userId} and tag.id = ${tagId}),
    other as (
      select tag.name from ${tags} join wanted on tag.user_id = wanted.user_id
      where tag.name_key = ${tagKey(name)} and tag.id <> wanted.id
    ),
    touched as materialized (
      select todo.id, todo.user_id from ${todos}
      where (todo.user_id, todo.id) in (
        select todo_tag.user_id, todo_tag.todo_id from ${todoTags}
        join wanted on todo_tag.user_id = wanted.user_id and todo_tag.tag_id = wanted.id
        where wanted.name <> ${name} and not exists (select from other)
      )
      order by todo.id for update
    ),
    renamed as (
      update ${tags} set name = ${name}, name_key = ${tagKey(name)} from wanted
      where tag.user_id = wanted.user_id and tag.id = wanted.id and not exists (select from other)
        and (select count(*) from touched) >= 0
    ),
    stamped as (
      update ${todos} set version = version + 1, updated_at = ${NOW} from touched
      where todo.user_id = touched.user_id and todo.id = touched.id
    )
    select wanted.name, (select name from other) as other from wanted`);
  const [found] = rows;
  if (!found) return { outcome: "missing" };
  return found.other === null ? { outcome: "renamed" } : { outcome: "taken", by: found.other };
}

/**
 * Gives the todos of a tag the one called `name` instead, and deletes the first. Each of them gets a new version. Null
 * when this user does not have both, or they are one.
 */
export function mergeTags(userId: string, tagId: string, name: string, db = userDb(userId)) {
  return takeAway(userId, tagId, tagKey(name), db);
}

/** Takes a tag from all todos, each of which gets a new version. Null when this user has no such tag. */
export function deleteTag(userId: string, tagId: string, db = userDb(userId)) {
  return takeAway(userId, tagId, null, db);
}

async function takeAway(
  userId: string,
  tagId: string,
  intoKey: string | null,
  db = userDb(userId),
): Promise<GoneTag | null> {
  const { rows } = await db.execute<GoneTag & Record<string, unknown>>(sql`
    with wanted as (select * from ${tags} where tag.user_id = ${userId} and tag.id = ${tagId}),
    other as (
      select tag.id, tag.name from ${tags} join wanted on tag.user_id = wanted.user_id
      where tag.name_key = ${intoKey}::text and tag.id <> wanted.id
    ),
    doomed as (select * from wanted where ${intoKey}::text is null or exists (select from other)),
    touched as materialized (
      select todo.id, todo.user_id from ${todos}
      where (todo.user_id, todo.id) in (
        select todo_tag.user_id, todo_tag.todo_id from ${todoTags}
        join doomed on todo_tag.user_id = doomed.user_id and todo_tag.tag_id = doomed.id
      )
      order by todo.id for update
    ),
    added as (
      insert into ${todoTags} (user_id, todo_id, tag_id)
      select touched.user_id, touched.id, other.id from touched, other on conflict do nothing
      returning todo_id
    ),
    gone as (
      delete from ${tags} using doomed where tag.user_id = doomed.user_id and tag.id = doomed.id
        and (select count(*) from touched) >= 0
    ),
    stamped as (
      update ${todos} set version = version + 1, updated_at = ${NOW} from touched
      where todo.user_id = touched.user_id and todo.id = touched.id
    ),
    had_it as (
      select coalesce(jsonb_agg(jsonb_build_object('id', touched.id, 'given', (
        select other.id from other where touched.id in (select todo_id from added)
      ))), '[]') as todos
      from touched
    ),
    kept as (${keepLoss(intoKey === null ? "delete-tag" : "merge-tag")})
    select doomed.id, doomed.name, (select id from kept) as "undoId" from doomed`);
  return rows[0] ?? null;
}

function keepLoss(kind: Kind) {
  return keep({
    kind,
    about: sql`jsonb_build_object(
      'count', jsonb_array_length(todos), 'title', name, 'to', (select other.name from other)
    )`,
    before: sql`jsonb_build_object('tag', jsonb_build_object(
      'id', id, 'name', name, 'name_key', name_key, 'created_at', created_at, 'todos', todos
    ))`,
    from: sql`doomed, had_it`,
  });
}
