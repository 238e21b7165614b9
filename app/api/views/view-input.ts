import { z } from "zod";
import { hasSomeField, NO_FIELD } from "~/api/naming/todo-input";
import { viewName, viewQuery } from "~/saved-views/saved-view-fields";
import type { SavedView } from "~/saved-views/saved-views.server";
import { filterParameters, readFilters, writeFilters } from "~/todos/filters/filters";

const name = viewName.meta({
  description: "One line of 1 to 100 characters as a person counts them. Space around it is dropped.",
  minLength: 1,
  examples: ["Late and important"],
});

const known = [...Object.keys(filterParameters), "status"];

const isUnderstood = (query: string) => {
  const sent = new URLSearchParams(query);
  return writeFilters(readFilters(sent)).size === sent.size;
};

const query = z
  .string("Send the query of a list.")
  .refine(isUnderstood, `Use ${known.join(", ")}, as GET /api/todos does.`)
  .pipe(viewQuery)
  .meta({
    description: `A query as \`GET /api/todos\` takes it, without its question mark: ${known.join(", ")}. Where it names no status, pages show what is open.`,
    examples: ["priority=high&due=overdue"],
  });

/** A whole view. */
export const view = z.strictObject({ name, query });

/** At least one field of a view. */
export const viewChanges = view.partial().refine(hasSomeField, NO_FIELD);

/** A view as the API shows it. */
export function presentView({ id, name, query, createdAt }: SavedView) {
  return { id, name, query, createdAt };
}
