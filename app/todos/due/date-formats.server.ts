import { Intl as TemporalIntl, Temporal } from "temporal-polyfill";

/** The day a week begins with where `language` is spoken: 1 is Monday, 7 Sunday. */
export function weekStartIn(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & WeekInfo;
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

/** The names of the days, Monday first. */
export function weekDays(language: string): string[] {
  const format = new TemporalIntl.DateTimeFormat(language, { weekday: "long" });
  const monday = Temporal.PlainDate.from("2024-01-01");
  return Array.from({ length: 7 }, (_, days) => format.format(monday.add({ days })));
}

/** A method since Node 24, a property before. */
interface WeekInfo {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

const REMEMBERED = 200;
const remembered = new Map<string, Formatters>();

type Formatters = ReturnType<typeof makeFormatters>;

/**
 * What writes dates and times in `language`, a tag that `Intl` knows, and instants in `zone`. Making them takes longer than
 * using them.
 */
export function formattersFor(language: string, zone: string): Formatters {
  const key = `${language} ${zone}`;
  const formatters = remembered.get(key) ?? makeFormatters(language, zone);
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, formatters);
  return formatters;
}

function makeFormatters(language: string, zone: string) {
  const date = (options: Intl.DateTimeFormatOptions) =>
    new TemporalIntl.DateTimeFormat(language, { calendar: "gregory", ...options });
  const long = { weekday: "long", day: "numeric", month: "long" } as const;
  const short = { weekday: "short", day: "numeric", month: "short" } as const;
  return {
    relative: new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
    short: date(short),
    shortWithYear: date({ ...short, year: "numeric" }),
    long: date(long),
    longWithYear: date({ ...long, year: "numeric" }),
    instant: {
      time: new Intl.DateTimeFormat(language, { timeStyle: "short", timeZone: zone }),
      short: new Intl.DateTimeFormat(language, { calendar: "gregory", timeZone: zone, ...short }),
      shortWithYear: new Intl.DateTimeFormat(language, {
        calendar: "gregory",
        timeZone: zone,
        ...short,
        year: "numeric",
      }),
    },
    time: new TemporalIntl.DateTimeFormat(language, { timeStyle: "short" }),
  };
}

/** `text` with a capital letter where the language has any. */
export function capital(text: string, language: string) {
  const [first = "", ...rest] = text;
  return first.toLocaleUpperCase(language) + rest.join("");
}
