import { Temporal } from "temporal-polyfill";
import { dueOn } from "~/todos/due/due-fields";
import { type Moment, ownDue } from "~/todos/due/moment.server";
import type { Group } from "~/todos/list/rows";
import { type Asked, byDue, more, ON_A_PAGE, type Plan, rowOfDay } from "~/todos/pages/plan.server";
import type { ListedTodo } from "~/todos/views/orders.server";
import type { ReadPart } from "~/todos/views/read-lists.server";
import { selections } from "~/todos/views/selections.server";

const DAYS_ON_A_PAGE = 14;

/** What is due after today, day by day, two weeks on a page. */
export function planUpcoming(asked: Asked): Plan<"due" | "later"> {
  const { userId, moment, words, weekStart, after } = asked;
  const from = firstDay(asked);
  const to = from.add({ days: DAYS_ON_A_PAGE });
  return {
    parts: {
      due: { selection: selections.due(userId, { from, to }), limit: ON_A_PAGE, after },
      later: { selection: selections.due(userId, { from: to }), limit: 1 },
    },
    group({ due, later }) {
      const next = more(due, asked) ?? moreDays(later, to, asked);
      const days = groupByDay(byDue(due?.todos ?? [], moment), moment);
      const groups = days.map(({ date, todos }, place): Group => {
        const week = words.week(date, weekStart);
        const weekBefore = words.week(days[place - 1]?.date ?? moment.today, weekStart);
        return {
          id: `day-${date.toString()}`,
          heading: words.heading(date),
          note: week === null || week === weekBefore ? undefined : week,
          rows: todos.map((todo) => rowOfDay(todo, words)),
        };
      });
      const nothing = { id: "none", heading: "Nothing due in these two weeks", rows: [] };
      if (!next) return groups;
      const [last = nothing, ...earlier] = groups.reverse();
      return [...earlier.reverse(), { ...last, more: next }];
    },
  };
}

/** The day in the address, but never one before tomorrow. */
function firstDay({ from, moment: { today } }: Asked): Temporal.PlainDate {
  const tomorrow = today.add({ days: 1 });
  const asked = dueOn.safeParse(from);
  if (!asked.success) return tomorrow;
  const day = Temporal.PlainDate.from(asked.data);
  return Temporal.PlainDate.compare(day, tomorrow) > 0 ? day : tomorrow;
}

/**
 * The page with the next todo there is, however far away. Its day may still move by two when its zone is looked at. When
 * that one turns out to be due earlier and others come after it, the page is that of the next two weeks.
 */
function moreDays(
  later: ReadPart | undefined,
  to: Temporal.PlainDate,
  { moment, pathTo }: Asked,
): Group["more"] {
  const [first] = later?.todos ?? [];
  if (!first && !later?.next) return undefined;
  const near = first && Temporal.PlainDate.from(ownDue(first, moment.zone)!.date).subtract({ days: 2 });
  const from = near && Temporal.PlainDate.compare(near, to) > 0 ? near : to;
  return { label: "More", path: pathTo({ after: null, from: from.toString() }) };
}

function groupByDay(todos: ListedTodo[], { zone }: Moment) {
  const days = new Map<string, ListedTodo[]>();
  for (const todo of todos) {
    const { date } = ownDue(todo, zone)!;
    days.set(date, [...(days.get(date) ?? []), todo]);
  }
  return [...days].map(([date, todos]) => ({ date: Temporal.PlainDate.from(date), todos }));
}
