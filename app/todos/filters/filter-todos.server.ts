import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { tagKey } from "~/tags/tag-fields";
import type { Moment } from "~/todos/due/moment.server";
import type { Filters, Sort } from "~/todos/filters/filters";
import { isCompleted, isOpen, own } from "~/todos/todo-rows.server";
import { type DueRange, nearDueRange } from "~/todos/views/due-range.server";
import {
  byTitle,
  highestFirst,
  newestFirst,
  type Order,
  ownOrder,
  soonestFirst,
} from "~/todos/views/orders.server";
import type { Selection } from "~/todos/views/selections.server";
import { todos } from "~db/schema/todos";

const orders: Record<Sort, Order> = {
  own: ownOrder,
  due: soonestFirst,
  priority: highestFirst,
  title: byTitle,
  created: newestFirst,
};

/** Those of a user's todos that `filters` ask for; the open ones in their own order where they say nothing else. */
export function filterTodos(
  userId: string,
  { status = "open", sort = "own", ...filters }: Filters,
  moment: Moment,
): Selection {
  const range = rangeOf(filters, moment);
  const conditions = [
    filters.priority && inArray(todos.priority, filters.priority),
    filters.project === undefined ? undefined : inProject(filters.project),
    ...(filters.tag ?? []).map((name) => hasTag(name)),
    filters.due === "overdue" ? isOpen : undefined,
    filters.due === "none" ? eq(todos.dueKey, "infinity") : undefined,
    range && nearDueRange(range),
  ];
  const order = orders[sort];
  const every = and(own(userId), ...conditions);
  if (status !== "all") return { where: and(every, status === "open" ? isOpen : isCompleted), order, range };
  return { where: every, order, range, among: sort === "created" ? undefined : [isOpen, isCompleted] };
}

/** The days that are asked for; undefined when any will do. */
function rangeOf({ due, dueFrom, dueTo }: Filters, { today }: Moment): DueRange | undefined {
  const from = dueFrom === undefined ? undefined : Temporal.PlainDate.from(dueFrom);
  const end = dueTo === undefined ? undefined : Temporal.PlainDate.from(dueTo).add({ days: 1 });
  if (due !== "overdue") return from || end ? { from, to: end } : undefined;
  const isSooner = end && Temporal.PlainDate.compare(end, today) < 0;
  return { from, to: isSooner ? end : today };
}

function inProject(project: string): SQL {
  return project === "inbox" ? isNull(todos.projectId) : eq(todos.projectId, project);
}

/** That a todo has a tag, whatever the capitals. Whose tag, the todo says. */
export function hasTag(name: string): SQL {
  return sql`(${todos.userId}, ${todos.id}) in (
    select todo_tag.user_id, todo_tag.todo_id
    from tag join todo_tag on todo_tag.user_id = tag.user_id and todo_tag.tag_id = tag.id
    where tag.name_key = ${tagKey(name)}
  )`;
}
