import {
  arrangeOf,
  type Asked,
  COMPLETED_BELOW,
  more,
  ON_A_PAGE,
  type Plan,
  row,
} from "~/todos/pages/plan.server";
import { filterTodos } from "~/todos/filters/filter-todos.server";
import { isFiltered } from "~/todos/filters/filters";
import { within } from "~/todos/filters/list-filters";
import { planFiltered } from "~/todos/pages/plan-filtered.server";
import type { ListedTodo } from "~/todos/views/orders.server";
import { type Place, selections } from "~/todos/views/selections.server";
import { pathOf } from "~/todos/views/views";

/** Open todos in their owner's order, and below them those completed last. */
export function planAll(asked: Asked): Plan<"open" | "done"> {
  return planOpen(asked, {});
}

/** What has no project. */
export function planInbox(asked: Asked): Plan<"open" | "done"> {
  return planOpen(asked, { projectId: null });
}

/** What is in a project, null being the Inbox, or has a tag. */
export function planOpen(asked: Asked, place: Place): Plan<"open" | "done"> {
  const { userId, moment, words, after } = asked;
  const filters = within(place, asked.filters);
  const open = { selection: filterTodos(userId, filters, moment), limit: ON_A_PAGE, after };
  const done = { selection: selections.completed(userId, place), limit: COMPLETED_BELOW };
  const rowHere = (todo: ListedTodo) =>
    row(place.projectId === undefined ? todo : { ...todo, project: undefined }, words);
  if (isFiltered(asked.filters)) return planFiltered(asked, filters, rowHere);
  return {
    parts: after ? { open } : { open, done },
    group: ({ open, done }) => [
      {
        ...{ id: "open", heading: "Open", takesNew: true, arrange: arrangeOf(asked) },
        rows: (open?.todos ?? []).map(rowHere),
        more: more(open, asked),
      },
      {
        ...{ id: "completed", heading: "Completed" },
        rows: (done?.todos ?? []).map(rowHere),
        more: done?.next ? { label: "All completed", path: pathOf("completed") } : undefined,
      },
    ],
  };
}

/** What is completed, the latest first. */
export function planCompleted(asked: Asked): Plan<"done"> {
  const { userId, words, after } = asked;
  return {
    parts: { done: { selection: selections.completed(userId), limit: ON_A_PAGE, after } },
    group: ({ done }) => [
      {
        ...{ id: "completed", heading: "Completed", isAlone: true },
        rows: (done?.todos ?? []).map((todo) => row(todo, words)),
        more: more(done, asked),
      },
    ],
  };
}

/** What was deleted, the latest first. */
export function planTrash(asked: Asked): Plan<"trash"> {
  const { userId, words, after } = asked;
  return {
    parts: { trash: { selection: selections.trash(userId), limit: ON_A_PAGE, after } },
    group: ({ trash }) => [
      {
        ...{ id: "trash", heading: "Deleted", isAlone: true },
        rows: (trash?.todos ?? []).map((todo) => ({
          ...row(todo, words),
          done: `Deleted ${words.since(todo.deletedAt!)}`,
        })),
        more: more(trash, asked),
      },
    ],
  };
}
