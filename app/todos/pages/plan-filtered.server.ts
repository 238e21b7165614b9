import { filterTodos } from "~/todos/filters/filter-todos.server";
import type { Filters } from "~/todos/filters/filters";
import type { Row } from "~/todos/list/rows";
import { arrangeOf, type Asked, more, ON_A_PAGE, type Plan } from "~/todos/pages/plan.server";
import type { ListedTodo } from "~/todos/views/orders.server";

/** What `filters` ask for, all in one group of rows that `rowHere` makes. */
export function planFiltered(
  asked: Asked,
  filters: Filters,
  rowHere: (todo: ListedTodo) => Row,
): Plan<"open"> {
  const { userId, moment, after } = asked;
  return {
    parts: { open: { selection: filterTodos(userId, filters, moment), limit: ON_A_PAGE, after } },
    group: ({ open }) => [
      {
        ...{ id: "open", heading: "Matching", arrange: arrangeOf(asked) },
        rows: (open?.todos ?? []).map(rowHere),
        more: more(open, asked),
      },
    ],
  };
}
