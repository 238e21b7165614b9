import { z } from "zod";
import type { Naming, Presented } from "~/api/naming/naming";
import {
  completed,
  completion,
  cursor,
  dueOn,
  dueTime,
  dueZone,
  hasSomeField,
  limit,
  NO_FIELD,
  notes,
  priority,
  projectId,
  steps,
  tags,
  title,
} from "~/api/naming/todo-input";
import { faultIn } from "~/todos/due/due-fields";

const description = notes
  .nullable()
  .transform((text) => text ?? "")
  .meta({ ...notes.meta() });

const DUE = { dueOn: "due_date", dueTime: "due_time", dueZone: "due_zone" } as const;

/** `/api/{userId}/tasks`: the paths and names of the "Evolution of Todo" brief, and a list as a plain array. */
export const taskNaming = {
  listQuery: z
    .strictObject({
      status: z
        .enum(["all", "pending", "completed"], "Use all, pending or completed.")
        .default("all")
        .meta({ description: "Which ones." }),
      limit,
      cursor,
    })
    .transform(({ status, ...page }) => ({
      ...page,
      view: "all" as const,
      status: status === "pending" ? ("open" as const) : status,
    })),
  todo: z
    .strictObject({
      title,
      description: description.default(""),
      completed: completed.default(false),
      priority: priority.default("none"),
      due_date: dueOn.default(null),
      due_time: dueTime.default(null),
      due_zone: dueZone.default(null),
      project_id: projectId.default(null),
      tags: tags.default([]),
      steps: steps.default([]),
    })
    .superRefine(refuseFaultyDue)
    .transform(({ description, due_date, due_time, due_zone, project_id, ...rest }) => ({
      ...{ ...rest, notes: description, projectId: project_id },
      ...{ dueOn: due_date, dueTime: due_time, dueZone: due_zone },
    })),
  changes: z
    .strictObject({
      ...{ title, description, completed, priority },
      ...{ due_date: dueOn, due_time: dueTime, due_zone: dueZone, project_id: projectId },
      ...{ tags, steps },
    })
    .partial()
    .refine(hasSomeField, NO_FIELD)
    .superRefine(refuseFaultyDue)
    .transform(({ description, due_date, due_time, due_zone, project_id, ...rest }) => ({
      ...{ ...rest, notes: description, projectId: project_id },
      ...{ dueOn: due_date, dueTime: due_time, dueZone: due_zone },
    })),
  completion,
  due: DUE,
  flipsWithoutBody: true,
  collection: (userId: string) => `/api/${userId}/tasks`,
  present: (todo: Presented, userId: string) => ({
    id: todo.id,
    user_id: userId,
    title: todo.title,
    description: todo.notes,
    completed: todo.completed,
    priority: todo.priority,
    due_date: todo.dueOn,
    due_time: todo.dueTime,
    due_zone: todo.dueZone,
    project_id: todo.projectId,
    tags: todo.tags,
    steps: todo.steps,
    created_at: todo.createdAt,
    updated_at: todo.updatedAt,
  }),
  presentPage: (items, next) => ({
    body: items,
    headers: next ? { Link: `<${next.path}>; rel="next"` } : undefined,
  }),
} satisfies Naming;

interface SentDue {
  due_date?: string | null;
  due_time?: string | null;
  due_zone?: string | null;
}

function refuseFaultyDue({ due_date, due_time, due_zone }: SentDue, context: z.RefinementCtx) {
  const [field, message] = faultIn({ dueOn: due_date, dueTime: due_time, dueZone: due_zone }) ?? [];
  if (field) context.addIssue({ code: "custom", path: [DUE[field]], message });
}
