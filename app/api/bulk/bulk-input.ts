import { z } from "zod";
import { completed, dueOn, hasSomeField, NO_FIELD, priority, projectId, tags } from "~/api/naming/todo-input";
import { tagKey } from "~/tags/tag-fields";
import { MANY } from "~/todos/bulk/many-form";
import { todoId } from "~/todos/todo-fields";

const ids = z
  .array(todoId, "Send a list of ids.")
  .min(1, "Send at least one id.")
  .max(MANY, `Send ${MANY.toLocaleString("en")} ids or fewer.`)
  .meta({ description: "Those of the todos to change; an id of none of yours is passed over." });

const names = tags.refine((tags) => tags.length > 0, "Send at least one tag.");
const addTags = names.meta({
  ...tags.meta(),
  description: "Tags that all of them get beside those they have.",
});
const removeTags = names.meta({ ...tags.meta(), description: "Tags that none of them has then." });

const set = z
  .strictObject({ completed, priority, projectId, dueOn, addTags, removeTags })
  .partial()
  .refine(hasSomeField, NO_FIELD)
  .refine(({ addTags = [], removeTags = [] }) => !haveOneInCommon(addTags, removeTags), {
    error: "Either add a tag or remove it.",
  })
  .meta({ description: "What all of them get. A date leaves the time of day as it is.", minProperties: 1 });

const isTrue = z
  .literal(true, "Use true, or leave it out.")
  .meta({ description: "All of them go to the trash." });

/** What becomes of many todos: `set` or `delete`. */
export const bulk = z
  .strictObject({ ids, set: set.optional(), delete: isTrue.optional() })
  .refine(({ set, delete: isDeleted }) => (set === undefined) !== (isDeleted === undefined), {
    path: ["set"],
    error: "Send either set or delete.",
  });

function haveOneInCommon(some: string[], others: string[]): boolean {
  const keys = new Set(some.map(tagKey));
  return others.some((name) => keys.has(tagKey(name)));
}
