import { type SQL, sql } from "drizzle-orm";
import type { View } from "~/tags/manage/rename-in-views.server";
import { isTag, type WhichTag } from "~/tags/manage/which-tag.server";
import { tagKey } from "~/tags/tag-fields";
import { NOW } from "~/todos/change/version.server";
import { keep } from "~/undo/remember.server";
import { savedViews } from "~db/schema/saved-views";
import { tags, todoTags } from "~db/schema/tags";
import { todos } from "~db/schema/todos";
import type { UserDb } from "~db/user-db.server";

interface Found extends Record<string, unknown> {
  id: string;
  /** What it was called before. */
  name: string;
  /** What the other tag is called that has the wanted name. */
  other: string | null;
  undoId: string | null;
  todos: number;
  open: number;
  /** For a wish, the user's saved views that ask for whatever tag, locked for who goes on in this transaction. */
  views: View[];
}

/** With `merges`, a tag whose new name another has goes into that one. `alone`, it writes nothing where a view asks for tags. */
interface Wish {
  name: string;
  merges: boolean;
  alone: boolean;
}

/**
 * Gives a tag the wished name, or takes it from all todos. Null when this user has no such tag. The count of `touched` is
 * always true: asked for it, Postgres locks the todos before the tag, as who gives a tag to a todo does. A tag that a todo was
 * given meanwhile has a row of another `xmin`, as all who give one see to, and stays for that todo.
 */
export async function writeTag(
  db: UserDb,
  userId: string,
  which: WhichTag,
  wish: Wish | null,
): Promise<Found | null> {
  const name = wish?.name ?? null;
  const mayWrite = wish?.alone ? sql`not exists (select from views)` : sql`true`;
  const { rows } = await db.execute<Found>(sql`
    with wanted as (select tag.*, tag.xmin as seen from ${tags} where tag.user_id = ${userId} and ${isTag(which)}),
    other as (
      select tag.* from ${tags} join wanted on tag.user_id = wanted.user_id
      where tag.name_key = ${name === null ? null : tagKey(name)}::text and tag.id <> wanted.id
    ),
    views as (
      select saved_view.id, saved_view.query from ${savedViews} join wanted on saved_view.user_id = wanted.user_id
      where ${wish !== null} and saved_view.query like '%tag=%' order by saved_view.id for update of saved_view
    ),
    doomed as (
      select * from wanted where ${wish ? sql`exists (select from other) and ${wish.merges}` : sql`true`} and ${mayWrite}
    ),
    respelt as (
      select * from wanted where wanted.name <> ${name}::text and not exists (select from other) and ${mayWrite}
    ),
    touched as materialized (
      select todo.id, todo.user_id from ${todos} where ${hasOneOf(sql`doomed`, sql`respelt`)}
      order by todo.id for update
    ),
    renamed as (
      update ${tags} set name = ${name}, name_key = ${name === null ? null : tagKey(name)} from respelt
      where tag.user_id = respelt.user_id and tag.id = respelt.id and (select count(*) from touched) >= 0
    ),
    added as (
      insert into ${todoTags} (user_id, todo_id, tag_id)
      select touched.user_id, touched.id, other.id from touched, other on conflict do nothing
      returning todo_id
    ),
    held as (update ${tags} set name = other.name from other, doomed where tag.user_id = other.user_id and tag.id = other.id),
    taken as (
      delete from ${todoTags} using touched, doomed
      where todo_tag.user_id = touched.user_id and todo_tag.todo_id = touched.id and todo_tag.tag_id = doomed.id
    ),
    gone as (
      delete from ${tags} using doomed where tag.user_id = doomed.user_id and tag.id = doomed.id
        and tag.xmin = doomed.seen and (select count(*) from touched) >= 0
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
    kept as (${keepLoss(wish === null)}),
    counted as (
      select count(*)::int as todos, (count(*) filter (where not todo.completed))::int as open from ${todos}
      where todo.deleted_at is null and ${hasOneOf(sql`wanted`, sql`other`)}
    )
    select wanted.id, wanted.name, (select name from other) as other, (select id from kept) as "undoId", counted.*,
      (select coalesce(json_agg(views), '[]') from views) as views
    from wanted, counted`);
  return rows[0] ?? null;
}

function hasOneOf(some: SQL, others: SQL) {
  return sql`(todo.user_id, todo.id) in (
    select todo_tag.user_id, todo_tag.todo_id from ${todoTags}
    join (select user_id, id from ${some} union all select user_id, id from ${others}) as one
      on todo_tag.user_id = one.user_id and todo_tag.tag_id = one.id
  )`;
}

function keepLoss(isDeletion: boolean) {
  return keep({
    kind: isDeletion ? "delete-tag" : "merge-tag",
    about: sql`jsonb_build_object(
      'count', jsonb_array_length(todos), 'title', name, 'to', (select other.name from other)
    )`,
    before: sql`jsonb_build_object('tag', jsonb_build_object(
      'id', id, 'name', name, 'name_key', name_key, 'created_at', created_at, 'todos', todos
    ))`,
    from: sql`doomed, had_it`,
  });
}
