import { type List, pathOf } from "~/todos/views/views";

/** The address that a saved view is opened at: on the page of its project or tag, where what fits can be added, too. */
export function pathOfView({ query }: { query: string }): string {
  const filters = new URLSearchParams(query);
  const list = placeIn(filters);
  return filters.size > 0 ? `${pathOf(list)}?${filters}` : pathOf(list);
}

/** Whether a saved view asks for a project that was deleted. Undoing that brings both back. */
export function asksForGone({ query }: { query: string }, projects: { id: string }[]): boolean {
  const project = new URLSearchParams(query).get("project");
  return project !== null && project !== "inbox" && !projects.some(({ id }) => id === project);
}

/** The list whose page leaves out of `filters` what it is of; takes that out of them. The last tag is that of a page. */
function placeIn(filters: URLSearchParams): List {
  const project = filters.get("project");
  const tags = filters.getAll("tag");
  const tag = tags.pop();
  if (project !== null) {
    filters.delete("project");
    return project === "inbox" ? "inbox" : { projectId: project };
  }
  if (tag === undefined) return "all";
  filters.delete("tag");
  for (const other of tags) filters.append("tag", other);
  return { tag };
}
