import { and, eq, gt, sql } from "drizzle-orm";
import type { About, Kind } from "~/undo/kinds";
import { undo } from "~db/schema/writes";
import type { UserDb } from "~db/user-db.server";

/** The write that `undoId` names, as long as it can be undone or has been: up to one row, to be joined to whatever else is read. */
export function undoQuery(db: UserDb, userId: string, undoId?: string) {
  const kept = and(eq(undo.userId, userId), eq(undo.id, undoId ?? ""), gt(undo.expiresAt, sql`now()`));
  return db
    .select({
      id: sql<string>`${undo.id}`.as("undo_id"),
      kind: sql<Kind>`${undo.kind}`.as("undo_kind"),
      about: sql<About>`${undo.about}`.as("undo_about"),
      isUndone: sql<boolean>`${undo.before} = '{}'`.as("is_undone"),
    })
    .from(undo)
    .where(undoId === undefined ? sql`false` : kept)
    .as("undo");
}
