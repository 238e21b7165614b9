import { dueState } from "~/todos/due/moment.server";
import {
  type Asked,
  byDue,
  COMPLETED_BELOW,
  more,
  ON_A_PAGE,
  type Plan,
  row,
  rowOfDay,
} from "~/todos/pages/plan.server";
import { completedToday, dueByToday, selections } from "~/todos/views/selections.server";

/** Overdue todos first, then those of today, then what was completed today. */
export function planToday(asked: Asked): Plan<"due" | "done"> {
  const { userId, moment, words, after } = asked;
  const due = { selection: selections.due(userId, dueByToday(moment)), limit: ON_A_PAGE, after };
  const done = { selection: completedToday(userId, moment), limit: COMPLETED_BELOW };
  return {
    parts: after ? { due } : { due, done },
    group({ due, done }) {
      const inOrder = byDue(due?.todos ?? [], moment);
      const overdue = inOrder.filter((todo) => dueState(todo, moment) === "overdue");
      const today = inOrder.filter((todo) => dueState(todo, moment) === "today");
      return [
        {
          ...{ id: "overdue", heading: "Overdue", isLate: true, canMove: true },
          rows: overdue.map((todo) => row(todo, words)),
        },
        {
          ...{ id: "open", heading: "Due today", takesNew: true },
          rows: today.map((todo) => rowOfDay(todo, words)),
          more: more(due, asked),
        },
        {
          ...{ id: "completed", heading: "Completed today" },
          rows: (done?.todos ?? []).map((todo) => row(todo, words)),
        },
      ];
    },
  };
}
