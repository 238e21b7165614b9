import { and, asc, desc, sql } from "drizzle-orm";
import { generateNKeysBetween } from "jittered-fractional-indexing";
import { findGap, type Gap, type Place } from "~/todos/order/gap.server";
import { positionBetween } from "~/todos/order/position-between";
import { own } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { type UserDb, userTransaction } from "~db/user-db.server";

interface Entry {
  id: string;
  position: string;
}

/** Positions grow when very much is moved to one place, and an index takes no more than 2,700 bytes. */
const LONGEST = 500;
const AROUND = 50;
const WIDER = 20;

/**
 * Moves a todo in its owner's order and writes its own row alone, unless those beside it share one position. Others keep
 * their order. `stays` at the end of a list; `missing` when this user has no such todo, or not the one to go by. With `db`,
 * which must be a transaction, inside that.
 */
export function moveTodo(
  userId: string,
  todoId: string,
  place: Place,
  db?: UserDb,
): Promise<"moved" | "stays" | "missing"> {
  const work = (tx: UserDb) => moveWithin(tx, userId, todoId, place);
  return db ? work(db) : userTransaction(userId, work);
}

async function moveWithin(tx: UserDb, userId: string, todoId: string, place: Place) {
  // One person's moves wait for each other: each finds its gap as the one before has left it.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${userId}, 0))`);
  const gap = await findRoom(tx, userId, todoId, place);
  if (gap === "missing") return gap;
  if (gap === "end") return "stays";
  const position = positionBetween(gap.before, gap.after);
  return (await setPositions(tx, userId, [{ id: todoId, position }])) > 0 ? "moved" : "missing";
}

async function findRoom(tx: UserDb, userId: string, todoId: string, place: Place) {
  const gap = await findGap(tx, userId, todoId, place);
  if (typeof gap === "string" || hasRoom(gap)) return gap;
  await makeRoom(tx, userId, { id: gap.beside, position: gap.position });
  return findGap(tx, userId, todoId, place);
}

function hasRoom({ before, after }: Gap): boolean {
  if (before !== null && before === after) return false;
  return Math.max(before?.length ?? 0, after?.length ?? 0) < LONGEST;
}

/**
 * Spreads a user's todos around a place over new positions in the same order, so that there is room between them. Nobody
 * else may move the same user's todos meanwhile. Returns how many that were.
 */
export async function makeRoom(db: UserDb, userId: string, middle: Entry, around = AROUND): Promise<number> {
  const up = await readBeside(db, userId, middle, { isUp: true, around });
  const down = await readBeside(db, userId, middle, { isUp: false, around });
  const first = up[around]?.position ?? null;
  const last = down[around]?.position ?? null;
  if (first !== null && first === last) return makeRoom(db, userId, middle, around * WIDER);
  const entries = [...up.slice(0, around).reverse(), ...down.slice(0, around)];
  const positions = generateNKeysBetween(first, last, entries.length);
  await setPositions(
    db,
    userId,
    entries.map(({ id }, place) => ({ id, position: positions[place]! })),
  );
  return entries.length;
}

/** The nearest up to and with `middle`, or those after it, and one more to tell what comes beyond. */
function readBeside(
  db: UserDb,
  userId: string,
  middle: Entry,
  { isUp, around }: { isUp: boolean; around: number },
): Promise<Entry[]> {
  const place = sql`(${todos.position}, ${todos.id})`;
  const at = sql`(${middle.position}, ${middle.id}::uuid)`;
  return db
    .select({ id: todos.id, position: todos.position })
    .from(todos)
    .where(and(own(userId), isUp ? sql`${place} <= ${at}` : sql`${place} > ${at}`))
    .orderBy(...(isUp ? [desc(todos.position), desc(todos.id)] : [asc(todos.position), asc(todos.id)]))
    .limit(around + 1);
}

/** Returns how many of them are this user's, outside the trash. */
export async function setPositions(db: UserDb, userId: string, entries: Entry[]): Promise<number> {
  const { rows } = await db.execute(sql`
    update ${todos} set position = moved.position
    from json_to_recordset(${JSON.stringify(entries)}::json) as moved(id uuid, position text)
    where ${own(userId)} and todo.id = moved.id returning todo.id`);
  return rows.length;
}
