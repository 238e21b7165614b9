import { type Asked, more, ON_A_PAGE, type Plan, row } from "~/todos/pages/plan.server";
import { markTodo } from "~/todos/search/marks";
import { selectFound } from "~/todos/search/search-selection.server";

/** What was searched for, the best first, with the reason why it was found marked. */
export function planSearch(asked: Asked): Plan<"found"> {
  const { userId, words, after, typed } = asked;
  return {
    parts: { found: { selection: selectFound(userId, typed), limit: ON_A_PAGE, after } },
    group: ({ found }) => [
      {
        ...{ id: "found", heading: "Found", isAlone: true },
        rows: (found?.todos ?? []).map((todo) => ({ ...row(todo, words), ...markTodo(todo, typed) })),
        more: more(found, asked),
      },
    ],
  };
}
