import { type SQL, sql } from "drizzle-orm";
import type { Due } from "~/todos/due/due-fields";
import { dueState, type Moment } from "~/todos/due/moment.server";
import type { Counts } from "~/todos/views/views";

/** Nobody needs to know more precisely, and more would take time to count. As in the function `counts_of`. */
const COUNTED_AT_MOST = 1000;

/** What the database counted; `near` are due dates that only the rules of time zones can put on a day. */
export interface RawCounts extends Counts {
  near: Due[];
}

/** The counts for `userId` at `moment`, as one value. */
export function selectCounts(userId: string, { today }: Moment): SQL<RawCounts> {
  return sql`counts_of(${userId}::uuid, ${today.toString()})`;
}

/** The counts, with what is near today counted where it belongs for the person of `moment`. */
export function finishCounts({ near, ...counts }: RawCounts, moment: Moment): Counts {
  const later = near.filter((due) => dueState(due, moment) === "later").length;
  return {
    ...counts,
    today: Math.min(counts.today + near.length - later, COUNTED_AT_MOST),
    upcoming: Math.min(counts.upcoming + later, COUNTED_AT_MOST),
  };
}
