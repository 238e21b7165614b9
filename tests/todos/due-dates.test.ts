import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { createTodo } from "~/todos/create-todo.server";
import { moveOverdue } from "~/todos/due/move-overdue.server";
import { dueState, type Moment, momentIn } from "~/todos/due/moment.server";
import { getTodo } from "~/todos/todos.server";
import { readLists, readPart } from "~/todos/views/read-lists.server";
import { dueAfterToday, dueByToday, selections } from "~/todos/views/selections.server";
import { createUser } from "../support/users";
import { NO_DUE } from "../support/no-due";

const ZONES = [
  "UTC",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "America/New_York",
  "America/St_Johns",
  "America/Sao_Paulo",
  "America/Santiago",
  "Europe/Berlin",
  "Europe/Lisbon",
  "Africa/Casablanca",
  "Africa/Cairo",
];

// Sundays without a clock change in any of them, the last day of a year, and the one that a leap year has more.
const PLAIN_DAYS = ["2026-07-12", "2026-12-31", "2028-02-29"];

/** The days of the next two clock changes, in zones that have any. */
function changeDays(zone: string): string[] {
  const start = Temporal.ZonedDateTime.from(`2026-01-01T12:00[${zone}]`);
  const first = start.getTimeZoneTransition("next");
  const second = first?.getTimeZoneTransition("next");
  return [first, second].flatMap((change) => (change ? [change.toPlainDate().toString()] : []));
}

/** From two hours before a day begins until two hours after it has ended, every quarter of an hour. */
function* momentsAround(day: string, zone: string): Generator<Moment> {
  const date = Temporal.PlainDate.from(day);
  const end = date.add({ days: 1 }).toZonedDateTime(zone).toInstant().add({ hours: 2 });
  let now = date.toZonedDateTime(zone).toInstant().subtract({ hours: 2 });
  for (; Temporal.Instant.compare(now, end) <= 0; now = now.add({ minutes: 15 })) yield momentIn(zone, now);
}

const TABLE = ZONES.flatMap((zone) =>
  [...changeDays(zone), ...PLAIN_DAYS].map((day) => [zone, day] as const),
);

describe.each(TABLE)("in %s, what is due on %s", (zone, day) => {
  test.each<[dueTime: string | null, when: string]>([
    [null, "at any time"],
    ["00:00", "as the day begins"],
    ["02:30", "at an hour that a clock change may skip"],
    ["23:59", "as the day ends"],
  ])("%s is due today for exactly that day", (dueTime, _when) => {
    const due = { ...NO_DUE, dueOn: day, dueTime };

    for (const moment of momentsAround(day, zone)) {
      const wall = moment.now.toZonedDateTimeISO(zone).toPlainDate().toString();
      const expected = wall < day ? "later" : wall === day ? "today" : "overdue";
      expect([moment.now.toString(), dueState(due, moment)]).toEqual([moment.now.toString(), expected]);
    }
  });
});

test("the table has both clock changes of each zone that has them", () => {
  const changing = ZONES.filter((zone) => changeDays(zone).length === 2);

  expect(changing).toEqual(
    expect.arrayContaining(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
  );
  expect(ZONES.length).toBeGreaterThanOrEqual(12);
});

describe("what has a zone of its own is an instant", () => {
  test.each([
    ["Pacific/Pago_Pago", "2026-11-20", "23:30", "Pacific/Kiritimati", "2026-11-22"],
    ["Pacific/Kiritimati", "2026-11-22", "00:30", "Pacific/Pago_Pago", "2026-11-20"],
    ["America/New_York", "2026-11-20", "20:00", "Europe/Berlin", "2026-11-21"],
    ["Europe/Berlin", "2026-11-20", "20:00", "Europe/Berlin", "2026-11-20"],
    // The hour from two to three is left out there on that night: half past two is half past three.
    ["Europe/Berlin", "2027-03-28", "02:30", "UTC", "2027-03-28"],
  ])("%s %s %s is in %s on %s", (dueZone, dueOn, dueTime, zone, day) => {
    for (const moment of momentsAround(day, zone)) {
      const wall = moment.today.toString();
      const expected = wall < day ? "later" : wall === day ? "today" : "overdue";
      expect(dueState({ dueOn, dueTime, dueZone }, moment)).toBe(expected);
    }
  });
});

describe("the lists of the database", () => {
  const CORNERS = [
    ["Pacific/Kiritimati", "2026-11-20T10:00:00Z"],
    ["Pacific/Kiritimati", "2026-11-20T09:59:59Z"],
    ["Pacific/Pago_Pago", "2026-11-20T10:59:59Z"],
    ["Europe/Berlin", "2027-03-27T23:00:00Z"],
    ["America/New_York", "2026-11-01T03:59:00Z"],
    ["UTC", "2026-12-31T23:59:59Z"],
  ] as const;

  test.each(CORNERS)("in %s at %s agree with the calendar there, and so do the counts", async (zone, at) => {
    const { id } = await createUser();
    const moment = momentIn(zone, Temporal.Instant.from(at));
    await keepEverythingNear(id, moment);

    const { parts, counts } = await readLists(id, moment, {
      today: { selection: selections.due(id, dueByToday(moment)), limit: 200 },
      later: { selection: selections.due(id, dueAfterToday(moment)), limit: 200 },
    });

    for (const todo of parts.today.todos) expect(dueState(todo, moment)).not.toBe("later");
    for (const todo of parts.later.todos) expect(dueState(todo, moment)).toBe("later");
    expect(parts.today.todos.length + parts.later.todos.length).toBe(KEPT);
    expect(counts).toMatchObject({
      today: parts.today.todos.length,
      upcoming: parts.later.todos.length,
      all: KEPT + 1,
    });
  });

  test("moving what is overdue to today leaves nothing overdue, and only that is moved", async () => {
    const { id } = await createUser();
    const stranger = await createUser();
    const moment = momentIn("Europe/Berlin", Temporal.Instant.from("2026-11-20T22:30:00Z"));
    await keepEverythingNear(id, moment);
    const theirs = await createTodo(stranger.id, { title: "Theirs", dueOn: "2020-01-01" });
    const list = async () => {
      const part = { selection: selections.due(id, {}), limit: 200 };
      return (await readPart(id, moment, part)).todos;
    };
    const before = await list();

    const { moved } = await moveOverdue(id, moment);

    const overdue = before.filter((todo) => dueState(todo, moment) === "overdue");
    expect(moved).toBe(overdue.length);
    const after = await list();
    for (const todo of after) {
      const earlier = before.find((one) => one.id === todo.id)!;
      const wasOverdue = overdue.includes(earlier);
      if (wasOverdue)
        expect([dueState(todo, moment), todo.dueTime, todo.version]).toEqual(["today", earlier.dueTime, 2]);
      else expect(todo).toEqual(earlier);
    }
    expect(await moveOverdue(id, moment)).toEqual({ moved: 0, undoId: null });
    if (theirs.outcome === "created")
      expect(await getTodo(stranger.id, theirs.todo.id)).toMatchObject({ dueOn: "2020-01-01" });
  });
});

const DAYS = [-3, -2, -1, 0, 1, 2, 3];
const DUE_ZONES = [null, "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"];
const TIMES = ["00:00", "23:59"];
const KEPT = DAYS.length * DUE_ZONES.length * TIMES.length;

/** Todos on the days around, at both ends of them, in zones near and far; and one without a date. */
async function keepEverythingNear(userId: string, { today }: Moment) {
  await createTodo(userId, { title: "Some day" });
  for (const days of DAYS)
    for (const dueZone of DUE_ZONES)
      for (const dueTime of TIMES) {
        const dueOn = today.add({ days }).toString();
        await createTodo(userId, { title: `${dueOn} ${dueTime} ${dueZone}`, dueOn, dueTime, dueZone });
      }
}
