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
  refuseFaultyDue,
  search,
  steps,
  tags,
  title,
  view,
} from "~/api/naming/todo-input";
import { filterParameters, REPEATED } from "~/todos/filters/filters";

/** `/api/todos`: the product's own names, and a list in pages. */
export const todoNaming = {
  repeated: REPEATED,
  listQuery: z
    .strictObject({
      view,
      status: z
        .enum(["all", "open", "completed"], "Use all, open or completed.")
        .default("all")
        .meta({ description: "Which ones; the other views have but one kind each." }),
      ...filterParameters,
      search,
      limit,
      cursor,
    })
    .refine(({ view, status }) => view === "all" || status === "all", {
      path: ["status"],
      error: "Only the view called all has both open and completed ones.",
    })
    .refine(({ search, view, status }) => search === undefined || (view === "all" && status === "all"), {
      path: ["search"],
      error: "A search goes through everything outside the trash.",
    })
    .superRefine(({ view, search, status: _status, limit: _limit, cursor: _cursor, ...filters }, context) => {
      if (view === "all" && search === undefined) return;
      const message = "Only the view called all can be filtered and sorted, and not a search.";
      for (const name of Object.keys(filters)) context.addIssue({ code: "custom", path: [name], message });
    })
    .transform(({ view, status, limit, cursor, search, ...filters }) => ({
      ...{ view, status, limit, cursor, search, filters },
    })),
  todo: z
    .strictObject({
      title,
      notes: notes.default(""),
      completed: completed.default(false),
      priority: priority.default("none"),
      dueOn: dueOn.default(null),
      dueTime: dueTime.default(null),
      dueZone: dueZone.default(null),
      projectId: projectId.default(null),
      tags: tags.default([]),
      steps: steps.default([]),
    })
    .superRefine(refuseFaultyDue),
  changes: z
    .strictObject({ title, notes, completed, priority, dueOn, dueTime, dueZone, projectId, tags, steps })
    .partial()
    .refine(hasSomeField, NO_FIELD)
    .superRefine(refuseFaultyDue),
  completion,
  due: { dueOn: "dueOn", dueTime: "dueTime", dueZone: "dueZone" },
  flipsWithoutBody: false,
  collection: () => "/api/todos",
  present: (todo: Presented) => ({
    id: todo.id,
    title: todo.title,
    notes: todo.notes,
    completed: todo.completed,
    completedAt: todo.completedAt,
    priority: todo.priority,
    dueOn: todo.dueOn,
    dueTime: todo.dueTime,
    dueZone: todo.dueZone,
    projectId: todo.projectId,
    tags: todo.tags,
    steps: todo.steps,
    createdAt: todo.createdAt,
    updatedAt: todo.updatedAt,
    version: todo.version,
  }),
  presentPage: (items, next) => ({ body: { items, nextCursor: next?.cursor ?? null } }),
} satisfies Naming;
