import { renameInViews } from "~/tags/manage/rename-in-views.server";
import type { WhichTag } from "~/tags/manage/which-tag.server";
import { writeTag } from "~/tags/manage/write-tag.server";
import { type UserDb, userDb, userTransaction } from "~db/user-db.server";

/** A tag that is gone, and by which id that can be undone. */
export interface GoneTag {
  id: string;
  name: string;
  undoId: string;
}

/** A tag as it is called now and counted, and by which id a merger can be undone; null when there was none. */
export interface RenamedTag {
  name: string;
  todos: number;
  open: number;
  undoId: string | null;
}

/** With `merges`, a tag whose new name another has goes into that one; with `db`, inside that transaction. */
interface Options {
  merges?: boolean;
  db?: UserDb;
}

/**
 * Renames a tag, which makes a new version of every todo that has it, also in the saved views that ask for it. `taken` when
 * another tag of this user has the name and they are not to merge; `missing` when this user has no such tag, whoever else
 * might. Call it by `againIfCrossed`.
 */
export async function renameTag(
  userId: string,
  which: WhichTag,
  name: string,
  { merges = false, db }: Options = {},
): Promise<
  { outcome: "renamed"; tag: RenamedTag } | { outcome: "taken"; by: string } | { outcome: "missing" }
> {
  const found = await writeTag(db ?? userDb(userId), userId, which, { name, merges, alone: !db });
  if (!found) return { outcome: "missing" };
  const { other, undoId, todos, open, views } = found;
  if (other !== null && !merges) return { outcome: "taken", by: other };
  if (views.length > 0 && !db)
    return userTransaction(userId, (tx) => renameTag(userId, which, name, { merges, db: tx }));
  const tag = { name: other ?? name, todos, open, undoId };
  await renameInViews(userId, views, { from: found.name, to: tag.name, undoId }, db);
  return { outcome: "renamed", tag };
}

/**
 * Takes a tag from all todos, each of which gets a new version. Null when this user has no such tag. Call it by
 * `againIfCrossed`.
 */
export async function deleteTag(
  userId: string,
  which: WhichTag,
  db = userDb(userId),
): Promise<GoneTag | null> {
  const found = await writeTag(db, userId, which, null);
  return found && { id: found.id, name: found.name, undoId: found.undoId! };
}
