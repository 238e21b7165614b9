import { type Filters, readFilters } from "~/todos/filters/filters";
import type { Place } from "~/todos/views/selections.server";
import type { List } from "~/todos/views/views";

/**
 * What the address of a list asks for beyond what the list has anyway: what is open, in its owner's order. Null for a list
 * that is sorted in a way of its own and not filtered.
 */
export function listFilters(list: List, url: string): Filters | null {
  if (typeof list === "string" && list !== "all" && list !== "inbox") return null;
  const { status, sort, project, ...filters } = readFilters(new URL(url).searchParams);
  return {
    ...filters,
    project: list === "all" ? project : undefined,
    status: status === "open" ? undefined : status,
    sort: sort === "own" ? undefined : sort,
  };
}

/** `filters` on what is in a project, null being the Inbox, or has a tag. */
export function within({ projectId, tag }: Place, filters: Filters | null): Filters {
  return {
    ...filters,
    ...(projectId !== undefined && { project: projectId ?? "inbox" }),
    ...(tag !== undefined && { tag: [...(filters?.tag ?? []), tag] }),
  };
}

/** What a list is of, and what its address asks for: exactly what it shows. */
export function shownBy(list: List, url: string): Filters {
  return withinList(list, listFilters(list, url));
}

/** `filters` on what a list is of. */
export function withinList(list: List, filters: Filters | null): Filters {
  return within(placeOf(list), filters);
}

function placeOf(list: List): Place {
  if (typeof list !== "string") return list;
  return list === "inbox" ? { projectId: null } : {};
}
