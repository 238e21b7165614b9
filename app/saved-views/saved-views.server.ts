import { and, asc, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { type Beside, positionAfterMove } from "~/todos/order/position-between";
import { savedViews } from "~db/schema/saved-views";
import { type UserDb, userDb } from "~db/user-db.server";

/** How many views a person can save: all of them are read with every page. */
export const MOST_VIEWS = 100;

export const TOO_MANY_VIEWS = `You have ${MOST_VIEWS} saved views, and there is no room for more. Delete one first.`;

const columns = {
  id: savedViews.id,
  name: savedViews.name,
  query: savedViews.query,
  createdAt: savedViews.createdAt,
};

interface Fields {
  name: string;
  query: string;
}

export interface SavedView extends Fields {
  id: string;
  createdAt: Date;
}

/** With `was`, a write happens only while the view has these fields. */
interface Options {
  was?: Fields;
  db?: UserDb;
}

/** A user's saved views in their own order. */
export async function listSavedViews(userId: string): Promise<SavedView[]> {
  const rows = await readInOrder(userId);
  return rows.map(({ position: _position, ...view }) => view);
}

/** One saved view, or null when this user has none such. */
export async function getSavedView(
  userId: string,
  viewId: string,
  db = userDb(userId),
): Promise<SavedView | null> {
  const [view] = await db.select(columns).from(savedViews).where(ownView(userId, viewId));
  return view ?? null;
}

/** A new view below the others. Null when the user has as many as one can have. */
export async function createSavedView(
  userId: string,
  { name, query }: Fields,
  db = userDb(userId),
): Promise<SavedView | null> {
  const view = { id: uuidv7(), name, query, createdAt: new Date() };
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into ${savedViews} (id, user_id, name, query, created_at)
    select made.id, made.user_id, ${name}, ${query}, ${sql.param(view.createdAt, savedViews.createdAt)}::timestamptz
    from (values (${view.id}::uuid, ${userId}::uuid)) as made (id, user_id)
    where (select count(*) from saved_view where saved_view.user_id = made.user_id) < ${MOST_VIEWS}
    returning id`);
  return rows.length > 0 ? view : null;
}

/** Writes some fields of a saved view. Null when this user has no such view, or not as it `was`. */
export async function changeSavedView(
  userId: string,
  viewId: string,
  { name, query }: Partial<Fields>,
  { was, db = userDb(userId) }: Options = {},
): Promise<SavedView | null> {
  const [changed] = await db
    .update(savedViews)
    .set({ name, query })
    .where(ownView(userId, viewId, was))
    .returning(columns);
  return changed ?? null;
}

/**
 * Takes a view one place up or down, or beside another one; at the edge it stays. Null when this user has no such view, or
 * not the one to go by.
 */
export async function moveSavedView(
  userId: string,
  viewId: string,
  to: "up" | "down" | Beside,
  db = userDb(userId),
): Promise<SavedView | null> {
  const position = positionAfterMove(await readInOrder(userId, db), viewId, to);
  if (position === undefined) return null;
  const [moved] = await db
    .update(savedViews)
    .set({ position: position ?? sql`${savedViews.position}` })
    .where(ownView(userId, viewId))
    .returning(columns);
  return moved ?? null;
}

/** Null when this user has no such view, or not as it `was`. */
export async function deleteSavedView(
  userId: string,
  viewId: string,
  { was, db = userDb(userId) }: Options = {},
): Promise<SavedView | null> {
  const [deleted] = await db
    .delete(savedViews)
    .where(ownView(userId, viewId, was))
    .returning(columns);
  return deleted ?? null;
}

function readInOrder(userId: string, db = userDb(userId)) {
  return db
    .select({ ...columns, position: savedViews.position })
    .from(savedViews)
    .where(eq(savedViews.userId, userId))
    .orderBy(asc(savedViews.position), asc(savedViews.id));
}

function ownView(userId: string, viewId: string, was?: Fields) {
  const own = and(eq(savedViews.userId, userId), eq(savedViews.id, viewId));
  return was === undefined ? own : and(own, eq(savedViews.name, was.name), eq(savedViews.query, was.query));
}
