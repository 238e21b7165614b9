import { z } from "zod";
import { flag } from "~/http/form-rules";
import { stepForms } from "~/steps/step-form";
import { faultIn } from "~/todos/due/due-fields";
import { editForm } from "~/todos/todo-form";

/** What the forms of one todo's page may send; which todo, its address says. */
export const todoPageForm = z.discriminatedUnion("intent", [
  editForm.extend({ intent: z.enum(["save", "restore-and-save"]) }).superRefine(refuseTimeWithoutDate),
  z.object({ intent: z.literal("set-completed"), completed: flag }),
  z.object({ intent: z.literal("delete") }),
  ...stepForms,
]);

/** A zone without a time is no fault: its field is out of sight by then, and it goes with the time. */
function refuseTimeWithoutDate(
  { dueOn, dueTime }: { dueOn?: string | null; dueTime?: string | null },
  context: z.RefinementCtx,
) {
  const [field, message] = faultIn({ dueOn, dueTime }) ?? [];
  if (field) context.addIssue({ code: "custom", path: [field], message });
}
