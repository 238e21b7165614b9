import { and, gte, isNotNull, lt, or, type SQL } from "drizzle-orm";
import type { Temporal } from "temporal-polyfill";
import type { Due } from "~/todos/due/due-fields";
import { ownDue } from "~/todos/due/moment.server";
import { todos } from "~db/schema/todos";

/** Days on a person's calendar, `to` not included. Without `from` it begins in the past, without `to` it never ends. */
export interface DueRange {
  from?: Temporal.PlainDate;
  to?: Temporal.PlainDate;
}

/** At most so far apart are the dates of one instant, between the first zone to have it and the last. As in `counts_of`. */
const FURTHEST_APART = { days: 2 };

/**
 * Todos due within `range`. What has a zone of its own may be due on another day in the person's zone, which only
 * `isDueWithin` can tell: of those, whatever comes near is included.
 */
export function nearDueRange({ from, to }: DueRange): SQL | undefined {
  return and(
    between({ from: from?.subtract(FURTHEST_APART), to: to?.add(FURTHEST_APART) }),
    or(isNotNull(todos.dueZone), between({ from, to })),
  );
}

/** Tells whether something is due within `range` on the calendar of somebody in `zone`. */
export function isDueWithin({ from, to }: DueRange, zone: string): (due: Due) => boolean {
  const [first, end] = [from?.toString() ?? "", to?.toString() ?? "infinity"];
  return (due) => {
    const own = ownDue(due, zone);
    return own !== null && own.date >= first && own.date < end;
  };
}

function between({ from, to }: DueRange): SQL | undefined {
  return and(
    from && gte(todos.dueKey, from.toString()),
    to ? lt(todos.dueKey, to.toString()) : lt(todos.dueKey, "infinity"),
  );
}
