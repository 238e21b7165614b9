import { and, eq, gte, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Temporal } from "temporal-polyfill";
import { type Moment, startOfToday } from "~/todos/due/moment.server";
import { filterTodos, hasTag } from "~/todos/filters/filter-todos.server";
import type { Filters } from "~/todos/filters/filters";
import { columns, own, ownTrash } from "~/todos/todo-rows.server";
import type { Position } from "~/todos/views/cursor.server";
import { type DueRange, isDueWithin, nearDueRange } from "~/todos/views/due-range.server";
import {
  lastCompletedFirst,
  lastDeletedFirst,
  type ListedTodo,
  type Order,
  ownOrder,
  soonestFirst,
} from "~/todos/views/orders.server";
import type { View } from "~/todos/views/views";
import { todos } from "~db/schema/todos";
import type { UserDb } from "~db/user-db.server";

/** Some of a user's todos, in an order. `range` is checked again on what was read: the database knows no time zones. */
export interface Selection {
  where: SQL | undefined;
  order: Order;
  range?: DueRange;
  /** Two halves of all todos, each of which an index has in this order, where none has the whole. */
  among?: [SQL, SQL];
  /** What the todos are joined to, and what that sorts them by. */
  found?: { join: SQL; on: SQL; position: SQL<string> };
}

/** A project, null being the Inbox, or a tag by its name. */
export interface Place {
  projectId?: string | null;
  tag?: string;
}

export const selections = {
  open: (userId: string, place: Place = {}): Selection => ({
    where: and(own(userId), eq(todos.completed, false), ...isAt(place)),
    order: ownOrder,
  }),
  due: (userId: string, range: DueRange): Selection => ({
    where: and(own(userId), eq(todos.completed, false), nearDueRange(range)),
    order: soonestFirst,
    range,
  }),
  completed: (userId: string, { since, ...place }: { since?: Temporal.Instant } & Place = {}): Selection => ({
    where: and(
      own(userId),
      eq(todos.completed, true),
      ...isAt(place),
      since && gte(todos.completedAt, new Date(since.epochMilliseconds)),
    ),
    order: lastCompletedFirst,
  }),
  trash: (userId: string): Selection => ({ where: ownTrash(userId), order: lastDeletedFirst }),
};

function isAt({ projectId, tag }: Place) {
  return [isIn(projectId), tag === undefined ? undefined : hasTag(tag)];
}

/** Null is the Inbox; undefined is anywhere. */
function isIn(projectId: string | null | undefined) {
  if (projectId === undefined) return undefined;
  return projectId === null ? isNull(todos.projectId) : eq(todos.projectId, projectId);
}

/** Overdue ones are part of today. */
export function dueByToday({ today }: Moment): DueRange {
  return { to: today.add({ days: 1 }) };
}

export function dueAfterToday({ today }: Moment): DueRange {
  return { from: today.add({ days: 1 }) };
}

export function completedToday(userId: string, moment: Moment): Selection {
  return selections.completed(userId, { since: startOfToday(moment) });
}

/** All of a view, without the days and pages that a person is shown. `filters` are for the view `all`. */
export function selectionOf(view: View, userId: string, moment: Moment, filters: Filters): Selection {
  switch (view) {
    case "inbox":
      return selections.open(userId, { projectId: null });
    case "today":
      return selections.due(userId, dueByToday(moment));
    case "upcoming":
      return selections.due(userId, dueAfterToday(moment));
    case "completed":
    case "trash":
      return selections[view](userId);
    case "all":
      return filterTodos(userId, filters, moment);
  }
}

/** A statement for up to one todo more than `limit`, which tells that there are more. `name` is in every row. */
export function selectTodos<Name extends string>(db: UserDb, name: Name, selection: Selection, page: Page) {
  const { order, found } = selection;
  const query = db
    .select({
      section: sql<Name>`${name}::text`.as("section"),
      ...columns,
      deletedAt: todos.deletedAt,
      position: found?.position.as("position") ?? todos.position,
      titleKey: todos.titleKey,
    })
    .from(todos)
    .where(selection.among ? firstOfHalves(db, selection, selection.among, page) : onPage(selection, page))
    .orderBy(...order.by)
    .limit(page.limit + 1)
    .$dynamic();
  if (found) void query.innerJoin(found.join, found.on);
  return query;
}

interface Page {
  limit: number;
  after?: Position;
}

function onPage({ where, order }: Selection, { after }: Page) {
  return and(where, after && order.after(after));
}

/** The page is among the first of both halves, so that many are sorted and no more. */
function firstOfHalves(db: UserDb, selection: Selection, among: [SQL, SQL], page: Page) {
  const [one, other] = among.map((half) =>
    db
      .select({ id: todos.id })
      .from(todos)
      .where(and(onPage(selection, page), half))
      .orderBy(...selection.order.by)
      .limit(page.limit + 1),
  );
  return inArray(todos.id, unionAll(one!, other!));
}

/** The page in what `selectTodos` read, and where the next one begins; null when there is none. */
export function cutPage<Row extends ListedTodo>(
  rows: Row[],
  { order, range }: Selection,
  limit: number,
  zone: string,
): { todos: Row[]; next: Position | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    todos: range ? page.filter(isDueWithin(range, zone)) : page,
    next: last ? order.positionOf(last) : null,
  };
}
