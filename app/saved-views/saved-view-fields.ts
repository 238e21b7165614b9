import { z } from "zod";
import { key } from "~/http/form-rules";
import { projectName } from "~/projects/project-fields";
import { readFilters, writeFilters } from "~/todos/filters/filters";
import { uuid } from "~/uuid";

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
export const viewId = uuid("Choose a saved view.");

/** What the forms about saved views may send. */
export const viewsForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create-view"), name: viewName, query: viewQuery, key }),
  z.object({ intent: z.literal("rename-view"), viewId, name: viewName }),
  z.object({ intent: z.literal("move-view"), viewId, direction: z.enum(["up", "down"]) }),
  z.object({ intent: z.literal("delete-view"), viewId }),
]);
