import type { WhichTag } from "~/tags/manage/which-tag.server";
import { writeTag } from "~/tags/manage/write-tag.server";
import { type UserDb, userDb } from "~db/user-db.server";

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
 * Renames a tag, which makes a new version of every todo that has it. `taken` when another tag of this user has the name
 * and they are not to merge; `missing` when this user has no such tag, whoever else might. Call it by `againIfCrossed`.
 */
export async function renameTag(
  userId: string,
  which: WhichTag,
  name: string,
  { merges = false, db = userDb(userId) }: Options = {},
): Promise<
  { outcome: "renamed"; tag: RenamedTag } | { outcome: "taken"; by: string } | { outcome: "missing" }
> {
  const found = await writeTag(db, userId, which, { name, merges });
  if (!found) return { outcome: "missing" };
  const { other, undoId, todos, open } = found;
  if (other !== null && !merges) return { outcome: "taken", by: other };
  return { outcome: "renamed", tag: { name: other ?? name, todos, open, undoId } };
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
