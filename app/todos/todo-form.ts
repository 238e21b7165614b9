import { z } from "zod";
import { flag, key } from "~/http/form-rules";
import { manyIntent, momentAsked, trashedIntents } from "~/todos/bulk/many-form";
import { typedTags } from "~/tags/tag-fields";
import { dueOn, dueTime, dueZone } from "~/todos/due/due-fields";
import { PRIORITIES } from "~/todos/priorities";
import { projectId } from "~/projects/project-fields";
import { notes, title, todoId } from "~/todos/todo-fields";

/** What the rows of a list and its line for a new todo may send. */
export const listIntents = [
  z.object({ intent: z.literal("create"), title, key }),
  z.object({ intent: z.literal("set-completed"), todoId, completed: flag }),
  z.object({ intent: z.literal("delete"), todoId }),
  z.object({ intent: z.literal("move"), todoId, direction: z.enum(["up", "down"]) }),
  z.object({ intent: z.literal("move-beside"), todoId, besideId: todoId, side: z.enum(["before", "after"]) }),
  manyIntent,
] as const;

/** What the forms of the lists may send. */
export const todoForm = z.discriminatedUnion("intent", [
  ...listIntents,
  z.object({ intent: z.literal("move-overdue") }),
]);

/** What the forms of the trash may send. `until` is when the trash was looked at: what came later stays. */
export const trashForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("restore"), todoId }),
  z.object({ intent: z.literal("restore-all") }),
  z.object({ intent: z.literal("empty-trash"), until: momentAsked }),
  ...trashedIntents,
]);

const orNone = <Text extends z.ZodType<string>>(field: Text) =>
  z.preprocess((text) => (text === "" ? null : text), field.nullable()).optional();

/**
 * What the edit form may send. `version` is the one it was opened with; what is left out stays as it is, what is empty
 * goes.
 */
export const editForm = z.object({
  title,
  notes,
  priority: z.enum(PRIORITIES, "Choose a priority.").optional(),
  dueOn: orNone(dueOn),
  dueTime: orNone(dueTime),
  dueZone: orNone(dueZone),
  projectId: orNone(projectId),
  tags: typedTags.optional(),
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});
