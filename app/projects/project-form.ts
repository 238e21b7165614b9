import { z } from "zod";
import { flag, key } from "~/http/form-rules";
import { color, projectId, projectName as name } from "~/projects/project-fields";
import { listIntents } from "~/todos/todo-form";

/** What the forms on the page of all projects may send. */
export const projectsForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("create-project"), name, color, key }),
  z.object({ intent: z.literal("move-project"), projectId, direction: z.enum(["up", "down"]) }),
  z.object({ intent: z.literal("set-archived"), projectId, archived: flag }),
]);

/** What the forms on one project's page may send; which project, its address says. */
export const projectForm = z.discriminatedUnion("intent", [
  ...listIntents,
  z.object({ intent: z.literal("save-project"), name, color }),
  z.object({ intent: z.literal("set-archived"), archived: flag }),
  z.object({
    intent: z.literal("delete-project"),
    todos: z.enum(["trash", "inbox"], "Choose what becomes of its todos."),
  }),
]);
