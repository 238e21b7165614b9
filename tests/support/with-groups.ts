import { fromJsonText } from "~/http/json-text";
import type { loadList } from "~/todos/pages/load-list.server";

type ListData = Awaited<ReturnType<typeof loadList>>;

/** What the loader of a list sends, with its groups as the page reads them. */
export function withGroups(list: ListData) {
  return { ...list, groups: fromJsonText(list.groups) };
}
