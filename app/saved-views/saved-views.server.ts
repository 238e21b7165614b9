import { and, asc, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { positionAfterStep } from "~/todos/order/position-between";
import { savedViews } from "~db/schema/saved-views";
import { userDb } from "~db/user-db.server";

/** How many views a person can save: all of them are read with every page. */
export const MOST_VIEWS = 100;

export const TOO_MANY_VIEWS = `You have ${MOST_VIEWS} saved views, and there is no room for more. Delete one first.`;

const columns = {
  id: savedViews.id,
  name: savedViews.name,
  query: savedViews.query,
  createdAt: savedViews.createdAt,
};

export interface SavedView {
  id: string;
  name: string;
  query: string;
  createdAt: Date;
}

/** A user's saved views in their own order. */
export async function listSavedViews(userId: string): Promise<SavedView[]> {
  const rows = await readInOrder(userId);
  return rows.map(({ position: _position, ...view }) => view);
}

/** A new view below the others. Null when the user has as many as one can have. */
export async function createSavedView(
  userId: string,
  { name, query }: Pick<SavedView, "name" | "query">,
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

/** Writes some fields of a saved view. Null when this user has no such view, whoever else might. */
export async function changeSavedView(
  userId: string,
  viewId: string,
  { name, query }: Partial<Pick<SavedView, "name" | "query">>,
  db = userDb(userId),
): Promise<SavedView | null> {
  const [changed] = await db
    .update(savedViews)
    .set({ name, query })
    .where(ownView(userId, viewId))
    .returning(columns);
  return changed ?? null;
}

/** Takes a view one place up or down; at the edge it stays. False when this user has no such view. */
export async function moveSavedView(
  userId: string,
  viewId: string,
  direction: "up" | "down",
): Promise<boolean> {
  const all = await readInOrder(userId);
  const position = positionAfterStep(
    all.map(({ position }) => position),
    all.findIndex(({ id }) => id === viewId),
    direction,
  );
  const moved = await userDb(userId)
    .update(savedViews)
    .set({ position: position ?? sql`${savedViews.position}` })
    .where(ownView(userId, viewId))
    .returning({ id: savedViews.id });
  return moved.length > 0;
}

/** False when this user has no such view, whoever else might. */
export async function deleteSavedView(userId: string, viewId: string, db = userDb(userId)): Promise<boolean> {
  const deleted = await db.delete(savedViews).where(ownView(userId, viewId)).returning({ id: savedViews.id });
  return deleted.length > 0;
}

function readInOrder(userId: string) {
  return userDb(userId)
    .select({ ...columns, position: savedViews.position })
    .from(savedViews)
    .where(eq(savedViews.userId, userId))
    .orderBy(asc(savedViews.position), asc(savedViews.id));
}

function ownView(userId: string, viewId: string) {
  return and(eq(savedViews.userId, userId), eq(savedViews.id, viewId));
}
