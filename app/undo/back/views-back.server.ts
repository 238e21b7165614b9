import { sql } from "drizzle-orm";

/**
 * A step of `undoWrite` after `kept`, for a tag that was merged: the saved views that asked for it do so again, but for those
 * that were changed since.
 */
export const viewsBack = sql`
    views_back as (
      update saved_view set query = was.was
      from kept, jsonb_to_recordset(before -> 'views') as was (id uuid, was text, query text)
      where saved_view.user_id = kept.user_id and saved_view.id = was.id and saved_view.query = was.query
    )`;
