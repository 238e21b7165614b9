import { and, asc, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Beside } from "~/todos/order/position-between";
import { ownTodo } from "~/todos/todo-rows.server";
import type { Selection } from "~/todos/views/selections.server";
import { todos } from "~db/schema/todos";
import type { UserDb } from "~db/user-db.server";

export type Direction = "up" | "down";

/** Where a todo goes: to the other side of the one beside it in a list, or next to a certain one. */
export type Place = { direction: Direction; within: Pick<Selection, "where" | "among"> } | Beside;

/** A todo, and the positions between which another one goes to be next to it; null at either end of all. */
export interface Gap {
  beside: string;
  position: string;
  before: string | null;
  after: string | null;
}

/**
 * The gap that `place` means among all of a user's todos. `missing` when this user has not got the todo to go by, `end` when
 * a step leads out of the list.
 */
export async function findGap(
  tx: UserDb,
  userId: string,
  todoId: string,
  place: Place,
): Promise<Gap | "missing" | "end"> {
  const from = "direction" in place ? todoId : "before" in place ? place.before : place.after;
  const isUp = "before" in place || ("direction" in place && place.direction === "up");
  const beside =
    "direction" in place
      ? nearest(tx, place.within, isUp, sql`((select position from origin), (select id from origin))`)
      : sql`select id, position from origin`;
  const others = and(sql`todo.user_id = (select user_id from origin)`, sql`deleted_at is null`);
  const everyOther = { where: and(others, ne(todos.id, todoId)), among: EITHER };
  const next = nearest(tx, everyOther, isUp, sql`((select position from beside), (select id from beside))`);
  const { rows } = await tx.execute<{ found: boolean; id: string | null; near: string; far: string }>(sql`
    with origin as materialized (select user_id, id, position from ${todos} where ${ownTodo(userId, from)}),
      beside as materialized (${beside})
    select exists (select from origin) as found, (select id from beside) as id,
      (select position from beside) as near, (select position from (${next}) as next) as far`);
  const { found, id, near, far } = rows[0]!;
  if (!found) return "missing";
  if (id === null) return "end";
  return {
    beside: id,
    position: near,
    ...(isUp ? { before: far, after: near } : { before: near, after: far }),
  };
}

const EITHER: [SQL, SQL] = [eq(todos.completed, false), eq(todos.completed, true)];

/** The last of some todos before `from`, or the first after it. */
function nearest(
  db: UserDb,
  { where, among }: Pick<Selection, "where" | "among">,
  isUp: boolean,
  from: SQL,
): SQL {
  const place = sql`(${todos.position}, ${todos.id})`;
  const beyond = isUp ? sql`${place} < ${from}` : sql`${place} > ${from}`;
  const by = isUp ? [desc(todos.position), desc(todos.id)] : [asc(todos.position), asc(todos.id)];
  const pick = (half?: SQL) =>
    db
      .select({ id: todos.id, position: todos.position })
      .from(todos)
      .where(and(where, half, beyond))
      .orderBy(...by)
      .limit(1);
  if (!among) return pick().getSQL();
  const halves = unionAll(pick(among[0]), pick(among[1]));
  return halves
    .orderBy(...by)
    .limit(1)
    .getSQL();
}
