import { z } from "zod";
import { flag, key } from "~/http/form-rules";
import { title } from "~/todos/todo-fields";
import { uuid } from "~/uuid";

const stepId = uuid("That is no step.");
const neighbour = stepId.optional();

/** What the forms for a todo's steps may send; `step` is a title. `before` or `after` is the step to be put next to. */
export const stepForms = [
  z.object({ intent: z.literal("add-step"), step: title, key }),
  z.object({ intent: z.literal("complete-step"), stepId, completed: flag }),
  z.object({ intent: z.literal("rename-step"), stepId, step: title }),
  z.object({ intent: z.literal("move-step"), stepId, before: neighbour, after: neighbour }),
  z.object({ intent: z.literal("delete-step"), stepId }),
] as const;

export type StepForm = z.infer<(typeof stepForms)[number]>;
