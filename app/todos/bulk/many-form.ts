import { z } from "zod";
import { projectId } from "~/projects/project-fields";
import { typedTags } from "~/tags/tag-fields";
import type { ManyChange } from "~/todos/bulk/change-many.server";
import { dueOn } from "~/todos/due/due-fields";
import { PRIORITIES } from "~/todos/priorities";
import { todoId } from "~/todos/todo-fields";

/** A moment in UTC. Postgres knows no year 0. */
export const momentInUtc = z.iso
  .datetime({ error: "Use a time in UTC, such as 2026-11-21T08:30:00Z.", abort: true })
  .refine((time) => time >= "0001", "Use a year from 0001 on.");

/** When somebody saw what is in the trash, by the clock of the server. */
export const momentAsked = momentInUtc.transform((time) => new Date(time));

/** How many todos can be named at once. */
export const MANY = 1000;

export const TOO_MANY = `Select ${MANY.toLocaleString("en")} todos or fewer, or all that match.`;

/** What can be done to many todos. */
export const CHANGES = [
  "complete",
  "reopen",
  "delete",
  "move",
  "date",
  "clear-date",
  "priority",
  "tag",
  "untag",
] as const;

/** Which rows a form around them is about: those that are ticked, or all that the list has. */
const chosen = {
  todoIds: z
    .string()
    .default("")
    .transform((text) => text.split(" ").filter(Boolean))
    .pipe(z.array(todoId).max(MANY, TOO_MANY)),
  scope: z.enum(["selected", "all"]).default("selected"),
};

function refuseNone(
  { todoIds, scope }: { todoIds: string[]; scope: "selected" | "all" },
  context: z.RefinementCtx,
) {
  if (scope === "selected" && todoIds.length === 0)
    context.addIssue({ code: "custom", path: ["todoIds"], message: "Select at least one todo." });
}

/** What the form around the rows of the trash may send. `until` is when it was asked whether they may go for good. */
export const trashedIntents = [
  z.object({ intent: z.literal("restore-many"), ...chosen }).superRefine(refuseNone),
  z.object({ intent: z.literal("delete-many"), ...chosen }).superRefine(refuseNone),
  z.object({ intent: z.literal("delete-forever"), ...chosen, until: momentAsked }).superRefine(refuseNone),
] as const;

/** What the form around the rows of a list may send: which of them, or all that the list has, and what becomes of them. */
export const manyIntent = z
  .object({
    intent: z.literal("change-many"),
    ...chosen,
    change: z.enum(CHANGES, "Choose what to do."),
    project: z.union([z.literal("inbox"), projectId], "Choose a project.").optional(),
    dueOn: z.preprocess((text) => (text === "" ? undefined : text), dueOn.optional()),
    priority: z.enum(PRIORITIES, "Choose a priority.").optional(),
    tags: typedTags.default([]),
  })
  .superRefine(refuseNone)
  .superRefine(({ change, project, dueOn, priority, tags }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (change === "move" && !project) refuse("project", "Choose a project.");
    if (change === "date" && !dueOn) refuse("dueOn", "Choose a date.");
    if (change === "priority" && !priority) refuse("priority", "Choose a priority.");
    if (["tag", "untag"].includes(change) && tags.length === 0) refuse("tags", "Enter at least one tag.");
  });

/** What `form` asks for; a field that its change has no use for is not looked at. */
export function changeIn(form: z.infer<typeof manyIntent>): ManyChange {
  const { change, project, dueOn, priority, tags } = form;
  switch (change) {
    case "delete":
      return "delete";
    case "complete":
    case "reopen":
      return { completed: change === "complete" };
    case "move":
      return { projectId: project === "inbox" ? null : project };
    case "date":
      return { dueOn };
    case "clear-date":
      return { dueOn: null };
    case "priority":
      return { priority };
    case "tag":
      return { addTags: tags };
    case "untag":
      return { removeTags: tags };
  }
}
