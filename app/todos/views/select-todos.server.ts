import { and, type SQL, sql } from "drizzle-orm";
import { PRIORITIES } from "~/todos/priorities";
import { stepsInOrder, tagNames } from "~/todos/todo-rows.server";
import type { Position } from "~/todos/views/cursor.server";
import { isDueWithin } from "~/todos/views/due-range.server";
import type { ListedTodo } from "~/todos/views/orders.server";
import type { Selection } from "~/todos/views/selections.server";
import { todos } from "~db/schema/todos";

interface Page {
  limit: number;
  after?: Position;
}

/** A todo as Postgres writes it in JSON, which has neither dates nor names for priorities. */
export interface JsonTodo extends Omit<ListedTodo, Times | "priority" | "project"> {
  priority: number;
  completedAt: string | null;
  deletedAt: string | null;
  createdAt: string;
  updatedAt: string;
}

type Times = "completedAt" | "deletedAt" | "createdAt" | "updatedAt";

const listed = sql`
  todo.id, title, notes, completed, completed_at as "completedAt", priority, due_on as "dueOn", due_time as "dueTime",
  due_zone as "dueZone", project_id as "projectId", ${tagNames} as tags, ${stepsInOrder} as steps, created_at as "createdAt",
  updated_at as "updatedAt", version, deleted_at as "deletedAt", title_key as "titleKey"`;

/**
 * The todos of a page in one JSON text, which is taken apart in a fifth of the time that rows take. There is up to one more
 * than `limit`, which tells that there are more.
 */
export function selectTodos(selection: Selection, page: Page): SQL<JsonTodo[]> {
  const { order, found, among } = selection;
  const where = onPage(selection, page);
  const position = found?.position ?? sql`${todos.position}`;
  return sql`(select coalesce(json_agg(listed), '[]') from (
    select ${listed}, ${position} as position from ${todos} ${found && sql`join ${found.join} on ${found.on}`}
    where ${among ? amongFirst(selection, among, page) : where} ${firstOf(order.by, page)}
  ) as listed)`;
}

function firstOf(by: SQL[], { limit }: Page) {
  return sql`order by ${sql.join(by, sql`, `)} limit ${limit + 1}`;
}

function onPage({ where, order }: Selection, { after }: Page) {
  return and(where, after && order.after(after));
}

/** The page is among the first of both halves, so that many are sorted and no more. */
function amongFirst(selection: Selection, among: [SQL, SQL], page: Page) {
  const [one, other] = among.map(
    (half) =>
      sql`(select id from ${todos} where ${and(onPage(selection, page), half)} ${firstOf(selection.order.by, page)})`,
  );
  return sql`${todos.id} in (${one} union all ${other})`;
}

/** The page in what `selectTodos` read, and where the next one begins; null when there is none. */
export function cutPage(
  rows: JsonTodo[],
  { order, range }: Selection,
  limit: number,
  zone: string,
): { todos: ListedTodo[]; next: Position | null } {
  const page = rows.slice(0, limit).map(fromJson);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    todos: range ? page.filter(isDueWithin(range, zone)) : page,
    next: last ? order.positionOf(last) : null,
  };
}

/** A todo of `selectTodos`. */
export function fromJson(row: JsonTodo): ListedTodo {
  return {
    ...row,
    priority: PRIORITIES[row.priority]!,
    dueTime: row.dueTime?.slice(0, 5) ?? null,
    completedAt: row.completedAt === null ? null : new Date(row.completedAt),
    deletedAt: row.deletedAt === null ? null : new Date(row.deletedAt),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
  };
}
