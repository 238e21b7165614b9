import { z } from "zod";
import { timeZone } from "~/time-zones";

/** When a todo is due, as it is kept: a day, perhaps a time of that day, perhaps the zone that both are meant in. */
export interface Due {
  /** Such as `2026-11-30`. */
  dueOn: string | null;
  /** Such as `15:30`; only with a day. */
  dueTime: string | null;
  /** Only with a time. Null: wherever the person is. */
  dueZone: string | null;
}

/** A calendar date; a year out of the way is more likely a slip than meant, and dates near it stay four digits long. */
export const dueOn = z
  .string("Use a date such as 2026-11-30.")
  .pipe(z.iso.date({ error: "Use a date such as 2026-11-30.", abort: true }))
  .refine((date) => date >= "1900" && date < "9999", "Use a year from 1900 to 9998.");

/** A time of day, to the minute. */
export const dueTime = z
  .string("Use a time such as 15:30.")
  .pipe(z.iso.time({ precision: -1, error: "Use a time such as 15:30." }));

export const dueZone = timeZone;

export const TIME_NEEDS_DATE = "A time needs a date.";
export const ZONE_NEEDS_TIME = "A time zone needs a time.";

/** Which part of `due` lacks the part it rests on, and why; null when it is whole. Undefined parts are not looked at. */
export function faultIn({ dueOn, dueTime, dueZone }: Partial<Due>): ["dueTime" | "dueZone", string] | null {
  if (dueTime && dueOn === null) return ["dueTime", TIME_NEEDS_DATE];
  if (dueZone && (dueTime === null || dueOn === null)) return ["dueZone", ZONE_NEEDS_TIME];
  return null;
}
