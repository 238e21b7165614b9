import { Temporal } from "temporal-polyfill";
import type { Due } from "~/todos/due/due-fields";
import { capital, formattersFor, weekStartIn } from "~/todos/due/date-formats.server";
import { type Moment, ownDue } from "~/todos/due/moment.server";

/** How dates are said to one person now. */
export interface DateWords {
  /** Today, as Wednesday 18 November. */
  today: string;
  /** Wednesday 18 November. */
  longDay: (date: Temporal.PlainDate) => string;
  /** Tomorrow, or else Wednesday 18 November. */
  heading: (date: Temporal.PlainDate) => string;
  /** The day of an instant in ISO 8601, as it stands within a sentence; of one today, the time. */
  since: (instant: string) => string;
  /** The time at which a todo is due on its day; null when it has none. */
  time: (due: Due) => string | null;
  /** When a todo is due; null when it has no date. */
  due: (due: Due) => DueWords | null;
  /** Next week, In 2 weeks, seen from this one; null for this week. A `weekStart` of null is the one of the language. */
  week: (date: Temporal.PlainDate, weekStart: number | null) => string | null;
}

export interface DueWords {
  text: string;
  isOverdue: boolean;
}

const REMEMBERED = 200;
const SAID_AT_MOST = 5000;
const remembered = new Map<string, DateWords>();

/** Dates in `language`, a tag that `Intl` knows, and in the zone of `moment`. All day they are the same for everybody there. */
export function dateWords({ today, zone }: Moment, language: string): DateWords {
  const key = `${language} ${zone} ${today.toString()}`;
  const words = remembered.get(key) ?? makeWords(today, zone, language);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, words);
  return words;
}

function makeWords(today: Temporal.PlainDate, zone: string, language: string): DateWords {
  const format = formattersFor(language, zone);
  function relativeDay(date: Temporal.PlainDate) {
    const away = today.until(date, { largestUnit: "day" }).days;
    return Math.abs(away) <= 1 ? format.relative.format(away, "day") : null;
  }
  /** Today, yesterday, or else Wed 18 Nov, as it stands within a sentence; with the year when it is another one. */
  function dayWithin(date: Temporal.PlainDate) {
    const isThisYear = date.year === today.year;
    return relativeDay(date) ?? (isThisYear ? format.short : format.shortWithYear).format(date);
  }
  const clock = (time: string) => format.time.format(Temporal.PlainTime.from(time));
  const said = new Map<string, DueWords | null>();
  function due({ dueOn, dueTime, dueZone }: Due) {
    const key = `${dueOn} ${dueTime} ${dueZone}`;
    if (said.size >= SAID_AT_MOST) said.clear();
    if (!said.has(key)) said.set(key, sayDue({ dueOn, dueTime, dueZone }));
    return said.get(key) ?? null;
  }
  function sayDue(kept: Due) {
    const own = ownDue(kept, zone);
    if (own === null) return null;
    const isOverdue = own.date < today.toString();
    const time = own.time === null ? "" : ` ${clock(own.time)}`;
    const text = dayWithin(Temporal.PlainDate.from(own.date)) + time;
    return { text: isOverdue ? `Overdue since ${text}` : capital(text, language), isOverdue };
  }
  const usualWeekStart = weekStartIn(language);
  function week(date: Temporal.PlainDate, weekStart: number | null) {
    const startOf = (day: Temporal.PlainDate) => startOfWeek(day, weekStart ?? usualWeekStart);
    const { weeks } = startOf(today).until(startOf(date), { largestUnit: "week" });
    return weeks === 0 ? null : capital(format.relative.format(weeks, "week"), language);
  }
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds;
  const yesterday = { from: startOf(today.subtract({ days: 1 })), to: startOf(today) };
  const thisYear = startOf(today.with({ month: 1, day: 1 }));
  function since(text: string) {
    const instant = new Date(text);
    const time = instant.getTime();
    if (time >= yesterday.to) return format.instant.time.format(instant);
    if (time >= yesterday.from) return format.relative.format(-1, "day");
    return (time >= thisYear ? format.instant.short : format.instant.shortWithYear).format(instant);
  }
  return {
    due,
    week,
    today: format.long.format(today),
    longDay: (date) => format.long.format(date),
    heading: (date) =>
      capital(
        relativeDay(date) ?? (date.year === today.year ? format.long : format.longWithYear).format(date),
        language,
      ),
    time: (kept) => {
      const time = ownDue(kept, zone)?.time;
      return time ? clock(time) : null;
    },
    since,
  };
}

function startOfWeek(date: Temporal.PlainDate, weekStart: number) {
  return date.subtract({ days: (date.dayOfWeek - weekStart + 7) % 7 });
}
