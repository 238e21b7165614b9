import { type Filters, readFilters } from "~/todos/filters/filters";
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

/** The filter that makes all todos those of a project; null is the Inbox, undefined anywhere. */
export function within(projectId: string | null | undefined): Filters {
  return projectId === undefined ? {} : { project: projectId ?? "inbox" };
}

/** What a list is of, and what its address asks for: exactly what it shows. */
export function shownBy(list: List, url: string): Filters {
  return { ...listFilters(list, url), ...withinList(list) };
}

/** What a list is of. */
export function withinList(list: List): Filters {
  return within(list === "inbox" ? null : typeof list === "string" ? undefined : list.projectId);
}
