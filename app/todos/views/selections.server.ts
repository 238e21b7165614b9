import { and, eq, gte, isNull, type SQL } from "drizzle-orm";
import type { Temporal } from "temporal-polyfill";
import { type Moment, startOfToday } from "~/todos/due/moment.server";
import { filterTodos, hasTag } from "~/todos/filters/filter-todos.server";
import type { Filters } from "~/todos/filters/filters";
import { isCompleted, isOpen, own, ownTrash } from "~/todos/todo-rows.server";
import { type DueRange, nearDueRange } from "~/todos/views/due-range.server";
import {
  lastCompletedFirst,
  lastDeletedFirst,
  type Order,
  ownOrder,
  soonestFirst,
} from "~/todos/views/orders.server";
import type { View } from "~/todos/views/views";
import { todos } from "~db/schema/todos";

/** Some of a user's todos, in an order. `range` is checked again on what was read: the database knows no time zones. */
export interface Selection {
  where: SQL | undefined;
  order: Order;
  range?: DueRange;
  /** Two halves of all todos, each of which an index has in this order, where none has the whole. */
  among?: [SQL, SQL];
  /** What the todos are joined to. */
  found?: { join: SQL; on: SQL };
}

/** A project, null being the Inbox, or a tag by its name. */
export interface Place {
  projectId?: string | null;
  tag?: string;
}

export const selections = {
  open: (userId: string, place: Place = {}): Selection => ({
    where: and(own(userId), isOpen, ...isAt(place)),
    order: ownOrder,
  }),
  due: (userId: string, range: DueRange): Selection => ({
    where: and(own(userId), isOpen, nearDueRange(range)),
    order: soonestFirst,
    range,
  }),
  completed: (userId: string, { since, ...place }: { since?: Temporal.Instant } & Place = {}): Selection => ({
    where: and(
      own(userId),
      isCompleted,
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
