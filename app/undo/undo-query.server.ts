import { type SQL, sql } from "drizzle-orm";
import type { About, Kind } from "~/undo/kinds";
import { undo } from "~db/schema/writes";

/** A write that was kept for undoing. */
export interface KeptUndo {
  id: string;
  kind: Kind;
  about: About;
  isUndone: boolean;
}

/** The write that `undoId` names, as long as it can be undone or has been; null when there is none. */
export function selectUndo(userId: string, undoId?: string): SQL<KeptUndo | null> {
  if (undoId === undefined) return sql`null::json`;
  return sql`(
    select json_build_object('id', id, 'kind', kind, 'about', about, 'isUndone', before = '{}')
    from ${undo} where user_id = ${userId} and id = ${undoId} and expires_at > now()
  )`;
}
