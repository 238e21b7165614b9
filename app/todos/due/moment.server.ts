import { Temporal } from "temporal-polyfill";
import { isTimeZone } from "~/time-zones";
import type { Due } from "~/todos/due/due-fields";

/** One instant, as the calendar on a person's wall has it. */
export interface Moment {
  now: Temporal.Instant;
  zone: string;
  today: Temporal.PlainDate;
}

/** A day and perhaps a time on a person's calendar and clock. As ISO 8601 texts, which sort as what they say. */
export interface OwnDue {
  date: string;
  time: string | null;
}

/** `now` in a person's zone; UTC when that is not known, or no longer known to this machine. */
export function momentIn(zone: string | null, now = Temporal.Now.instant()): Moment {
  const known = zone !== null && isTimeZone(zone) ? zone : "UTC";
  return { now, zone: known, today: now.toZonedDateTimeISO(known).toPlainDate() };
}

/** When the person's today began. */
export function startOfToday({ today, zone }: Moment): Temporal.Instant {
  return today.toZonedDateTime(zone).toInstant();
}

/**
 * When something is due on the calendar and clock of somebody in `zone`. Without a zone of its own that is what was
 * written, wherever they are; with one it is an instant, which may fall on another day there. Null when it has no date.
 */
export function ownDue({ dueOn, dueTime, dueZone }: Due, zone: string): OwnDue | null {
  if (dueOn === null) return null;
  if (dueTime === null || dueZone === null || dueZone === zone) return { date: dueOn, time: dueTime };
  const key = `${dueOn} ${dueTime} ${dueZone} ${zone}`;
  const own = converted.get(key) ?? convert({ date: dueOn, time: dueTime }, dueZone, zone);
  if (converted.size >= CONVERTED_AT_MOST) converted.clear();
  converted.set(key, own);
  return own;
}

/** By the day alone: what is due today is not overdue until the day is over. Null when it has no date. */
export function dueState(due: Due, { zone, today }: Moment): "overdue" | "today" | "later" | null {
  const own = ownDue(due, zone);
  if (own === null) return null;
  const date = today.toString();
  return own.date < date ? "overdue" : own.date === date ? "today" : "later";
}

// Lists ask for the same few over and over, and every answer takes a tenth of a millisecond.
const converted = new Map<string, OwnDue>();
const CONVERTED_AT_MOST = 5000;

function convert({ date, time }: OwnDue, from: string, to: string): OwnDue {
  if (!isTimeZone(from)) return { date, time };
  const there = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(from).withTimeZone(to);
  return {
    date: there.toPlainDate().toString(),
    time: there.toPlainTime().toString({ smallestUnit: "minute" }),
  };
}
