import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { apiRequest } from "../support/requests";
import { languageOf } from "~/http/language.server";
import { weekDays, weekStartIn } from "~/todos/due/date-formats.server";
import { dateWords } from "~/todos/due/due-words.server";
import { momentIn } from "~/todos/due/moment.server";
import { NO_DUE } from "../support/no-due";

const moment = momentIn("Europe/Berlin", Temporal.Instant.from("2026-11-20T12:00:00Z"));
const english = dateWords(moment, "en-GB");

test.each([
  ["2026-11-18", "Overdue since Wed 18 Nov"],
  ["2026-11-19", "Overdue since yesterday"],
  ["2026-11-20", "Today"],
  ["2026-11-21", "Tomorrow"],
  ["2026-11-22", "Sun 22 Nov"],
  ["2027-01-02", "Sat, 2 Jan 2027"],
])("%s is said as %s", (dueOn, text) => {
  expect(english.due({ ...NO_DUE, dueOn })?.text).toBe(text);
});

test("a time is said in the person's zone, on the day that it is there", () => {
  expect(english.due({ dueOn: "2026-11-20", dueTime: "15:00", dueZone: null })?.text).toBe("Today 15:00");
  expect(english.due({ dueOn: "2026-11-20", dueTime: "23:30", dueZone: "America/New_York" })?.text).toBe(
    "Tomorrow 05:30",
  );
  expect(english.due(NO_DUE)).toBeNull();
});

test("days are said in the person's language", () => {
  expect(dateWords(moment, "de").due({ ...NO_DUE, dueOn: "2026-11-21" })?.text).toBe("Morgen");
  expect(dateWords(moment, "fa").longDay(moment.today)).toContain("نوامبر");
  expect(weekDays("fr")).toEqual(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]);
});

test("weeks begin on the person's day", () => {
  const sunday = moment.today.add({ days: 2 });

  expect(english.week(sunday, 1)).toBeNull();
  expect(english.week(sunday, 7)).toBe("Next week");
  expect(english.week(moment.today.add({ days: 10 }), 1)).toBe("In 2 weeks");
  expect([weekStartIn("en-US"), weekStartIn("de"), weekStartIn("ar-EG")]).toEqual([7, 1, 6]);
});

test.each([
  ["de-CH,de;q=0.9,en;q=0.8", "de-CH"],
  ["en;q=0.5, fr;q=0.9", "fr"],
  ["xx-YY, de", "de"],
  ["en-u-ca-hebrew", "en"],
  ["de;q=0, en-GB;q=0.1", "en-GB"],
  ["*", "en"],
  ["", "en"],
  ["'; drop table todo", "en"],
  ["a".repeat(10_000), "en"],
])("who asks for %j reads %s", (header, language) => {
  expect(languageOf(apiRequest("/todos", new Headers({ "accept-language": header })))).toBe(language);
});
