import type { ListFilter } from "~/todos/filters/filter-words.server";
import type { Counts } from "~/todos/views/views";

interface ListWithViews {
  counts: Pick<Counts, "views">;
  filter?: Pick<ListFilter, "saved"> | null;
}

/** The saved view that a list is, down to its order. */
export function openView({ counts, filter }: ListWithViews) {
  return counts.views.find(({ query }) => query === filter?.saved);
}

/** What stands in the browser's tab: the saved view's name, or else that of the list. */
export function tabTitle(title: string, list?: ListWithViews): string {
  return `${(list && openView(list)?.name) ?? title} · Ownlist`;
}
