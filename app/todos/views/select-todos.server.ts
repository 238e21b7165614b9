import { and, type SQL, sql } from "drizzle-orm";
import { stepsInOrder, tagNames } from "~/todos/todo-rows.server";
import type { Position } from "~/todos/views/cursor.server";
import { isDueWithin } from "~/todos/views/due-range.server";
import type { ListedTodo, WholeTodo } from "~/todos/views/orders.server";
import type { Selection } from "~/todos/views/selections.server";
import { todos } from "~db/schema/todos";

interface Page {
  limit: number;
  after?: Position;
}

// In the app's own form, with the names of PRIORITIES, so that no row has to be changed in JavaScript.
const shared = sql`
  todo.id, title, completed, (array['none', 'low', 'medium', 'high'])[priority + 1] as priority,
  due_on as "dueOn", left(due_time::text, 5) as "dueTime", due_zone as "dueZone", project_id as "projectId",
  ${tagNames} as tags, ${stepsInOrder} as steps`;

const listed = sql`${shared}, completed_at as "completedAt", deleted_at as "deletedAt"`;
/** Of the notes a row only shows that there are some. */
const ofRow = sql`${listed}, left(notes, 1) as notes`;
const ofFound = sql`${listed}, notes`;
const whole = sql`${shared}, notes, ${inUtc(sql`completed_at`)} as "completedAt", ${inUtc(sql`deleted_at`)} as "deletedAt",
  ${inUtc(sql`created_at`)} as "createdAt", ${inUtc(sql`updated_at`)} as "updatedAt", version`;

/** As `Date.toISOString()`, which takes longer to write than Postgres does. */
function inUtc(instant: SQL) {
  return sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The rows of a page of a list, as `selectTodos`. What was found has its notes, to show where it was found. */
export function selectRows(selection: Selection, page: Page): SQL<ListedTodo[]> {
  return select(selection.found ? ofFound : ofRow, selection, page);
}

/**
 * The todos of a page in one JSON text, which is taken apart in a fifth of the time that rows take. There is up to one more
 * than `limit`, which tells that there are more.
 */
export function selectTodos(selection: Selection, page: Page): SQL<WholeTodo[]> {
  return select(whole, selection, page);
}

function select<Row>(columns: SQL, selection: Selection, page: Page): SQL<Row[]> {
  const { order, found, among } = selection;
  const where = onPage(selection, page);
  return sql`(select coalesce(json_agg(listed), '[]') from (
    select ${columns}, ${order.position ?? sql`todo.position`} as position
    from ${todos} ${found && sql`join ${found.join} on ${found.on}`}
    where ${among ? amongFirst(selection, among, page) : where} ${firstOf(order.by, page)}
  ) as listed)`;
}

function firstOf(by: SQL, { limit }: Page) {
  return sql`order by ${by} limit ${limit + 1}`;
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

/**
 * The page in what `selectRows` or `selectTodos` read, and where the next one begins; null when there is none. `read` is the
 * limit it was read with, where that is a larger one.
 */
export function cutPage<Listed extends ListedTodo>(
  rows: Listed[],
  { order, range }: Selection,
  { limit, zone, read = limit }: { limit: number; zone: string; read?: number },
) {
  const seen = rows.slice(0, read);
  const within = range ? seen.filter(isDueWithin(range, zone)) : seen;
  const page = within.slice(0, limit);
  const isCut = within.length > limit || rows.length > read;
  const last = within.length > limit ? page.at(-1) : seen.at(-1);
  return { todos: page, next: isCut && last ? order.positionOf(last) : null };
}
