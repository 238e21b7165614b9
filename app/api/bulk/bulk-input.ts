import { z } from "zod";
import { completed, dueOn, hasSomeField, NO_FIELD, priority, projectId } from "~/api/naming/todo-input";
import { MANY } from "~/todos/bulk/many-form";
import { todoId } from "~/todos/todo-fields";

const ids = z
  .array(todoId, "Send a list of ids.")
  .min(1, "Send at least one id.")
  .max(MANY, `Send ${MANY.toLocaleString("en")} ids or fewer.`)
  .meta({ description: "Those of the todos to change; an id of none of yours is passed over." });

const set = z
  .strictObject({ completed, priority, projectId, dueOn })
  .partial()
  .refine(hasSomeField, NO_FIELD)
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
