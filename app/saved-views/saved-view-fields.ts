import { z } from "zod";
import { key } from "~/http/form-rules";
import { projectName } from "~/projects/project-fields";
import { readFilters, writeFilters } from "~/todos/filters/filters";
import { type List, pathOf } from "~/todos/views/views";

const LONGEST = 4000;

/** A saved view's name: the same rules as for a project's. */
export const viewName = projectName;

/** What stands in the address of the list after the question mark. What no filter understands is left out. */
export const viewQuery = z
  .string("Send the query of a list.")
  .max(LONGEST, "This query is too long.")
  .transform((query) => writeFilters(readFilters(new URLSearchParams(query))).toString())
  .refine((query) => query !== "", "Filter or sort the list first.");

/** A saved view's id. */
export const viewId = z.uuid("Choose a saved view.");

/** What the forms about saved views may send. */
export const viewsForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create-view"), name: viewName, query: viewQuery, key }),
  z.object({ intent: z.literal("rename-view"), viewId, name: viewName }),
  z.object({ intent: z.literal("move-view"), viewId, direction: z.enum(["up", "down"]) }),
  z.object({ intent: z.literal("delete-view"), viewId }),
]);

/** The address that a saved view is opened at: on the page of its project or tag, where what fits can be added, too. */
export function pathOfView({ query }: { query: string }): string {
  const filters = new URLSearchParams(query);
  const list = placeIn(filters);
  return filters.size > 0 ? `${pathOf(list)}?${filters}` : pathOf(list);
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
