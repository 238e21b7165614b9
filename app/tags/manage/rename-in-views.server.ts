import { sql } from "drizzle-orm";
import { tagKey } from "~/tags/tag-fields";
import { readFilters, writeFilters } from "~/todos/filters/filters";
import { savedViews } from "~db/schema/saved-views";
import { undo } from "~db/schema/writes";
import { userDb } from "~db/user-db.server";

/** A saved view by its id, and what it asks for. */
export interface View {
  id: string;
  query: string;
}

/** How a tag was called and is called, and by which id that can be undone, if it can. */
interface Renaming {
  from: string;
  to: string;
  undoId: string | null;
}

/** Has those of these views that ask for the tag do so by its new name. Who calls this has the views locked. */
export async function renameInViews(
  userId: string,
  views: View[],
  { from, to, undoId }: Renaming,
  db = userDb(userId),
): Promise<void> {
  const asking = views
    .map(({ id, query }) => ({ id, was: query, query: withTag(query, from, to) }))
    .filter(({ was, query }) => was !== query);
  if (asking.length === 0) return;
  await db.execute(sql`
    with renamed as (
      update ${savedViews} set query = asking.query
      from jsonb_to_recordset(${JSON.stringify(asking)}::jsonb) as asking (id uuid, was text, query text)
      where saved_view.user_id = ${userId} and saved_view.id = asking.id
      returning saved_view.user_id, asking.*
    )
    update ${undo} set before = before || jsonb_build_object('views', (
      select jsonb_agg(jsonb_build_object('id', id, 'was', was, 'query', query)) from renamed
    ))
    where (undo.user_id, undo.id) in (select user_id, ${undoId}::uuid from renamed)`);
}

/** The query as it was when it does not ask for the tag `from`. */
function withTag(query: string, from: string, to: string): string {
  const { tag = [], ...filters } = readFilters(new URLSearchParams(query));
  if (!tag.some((name) => tagKey(name) === tagKey(from))) return query;
  const names = tag.map((name) => (tagKey(name) === tagKey(from) ? to : name));
  const byKey = new Map(names.map((name) => [tagKey(name), name]));
  return writeFilters({ ...filters, tag: [...byKey.values()] }).toString();
}
