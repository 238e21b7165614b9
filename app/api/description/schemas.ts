import { z } from "zod";
import { bulk } from "~/api/bulk/bulk-input";
import { inJsonSchema } from "~/api/description/json-schema";
import type { Schema } from "~/api/description/open-api";
import { taskNaming } from "~/api/naming/task-naming";
import { todoNaming } from "~/api/naming/todo-naming";
import { place } from "~/api/order/place-input";
import { project, projectChanges } from "~/api/projects/project-input";
import { tagChanges } from "~/api/tags/tag-input";
import { view, viewChanges } from "~/api/views/view-input";
import { COLORS } from "~/projects/colors";
import { PRIORITIES } from "~/todos/priorities";

const id = z.uuid().meta({ description: "A UUID, version 7." });
const time = z.iso.datetime().meta({ description: "In UTC, to the millisecond." });
const text = z.string();

const priority = z.enum(PRIORITIES);
const day = z.iso.date().nullable().meta({ description: "A date on the calendar; null for none." });
const minute = text.nullable().meta({ description: "A time of that day, such as 15:30; null for none." });
const zone = text
  .nullable()
  .meta({ description: "The IANA time zone both are meant in; null for wherever its owner is." });

const tags = z.array(text).meta({ description: "In alphabetical order." });
const steps = z
  .array(z.strictObject({ id, title: text, completed: z.boolean() }))
  .meta({ description: "The checklist, in order." });

const todo = z.strictObject({
  id,
  title: text,
  notes: text,
  completed: z.boolean(),
  completedAt: time.nullable(),
  priority,
  dueOn: day,
  dueTime: minute,
  dueZone: zone,
  projectId: id.nullable().meta({ description: "The project it is kept in; null for the Inbox." }),
  tags,
  steps,
  createdAt: time,
  updatedAt: time,
  version: z.int().positive().meta({ description: "One more with every change; the entity tag in quotes." }),
});

const task = z.strictObject({
  id,
  user_id: id,
  title: text,
  description: text,
  completed: z.boolean(),
  priority,
  due_date: day,
  due_time: minute,
  due_zone: zone,
  project_id: id.nullable().meta({ description: "The project it is kept in; null for the Inbox." }),
  tags,
  steps,
  created_at: time,
  updated_at: time,
});

const ownView = z.strictObject({ id, name: text, query: text, createdAt: time });

const ownProject = z.strictObject({
  id,
  name: text,
  color: z.enum(COLORS),
  archived: z.boolean(),
  createdAt: time,
  updatedAt: time,
});

const count = z.int().min(0);

const ownTag = z.strictObject({
  name: text,
  todos: count.meta({ description: "How many todos outside the trash have it." }),
  open: count.meta({ description: "How many of those are open." }),
});

const sent = {
  NewTodo: todoNaming.todo,
  TodoChanges: todoNaming.changes.meta({ minProperties: 1 }),
  NewTask: taskNaming.todo,
  TaskChanges: taskNaming.changes.meta({ minProperties: 1 }),
  NewView: view,
  ViewChanges: viewChanges.meta({ minProperties: 1 }),
  NewProject: project,
  ProjectChanges: projectChanges.meta({ minProperties: 1 }),
  TagChanges: tagChanges,
  Place: place,
  Bulk: bulk,
  Completion: todoNaming.completion,
  Credentials: z.object({ email: z.email(), password: text, rememberMe: z.boolean().default(true) }),
};

const answered = {
  Todo: todo,
  TodoPage: z.strictObject({
    items: z.array(todo),
    nextCursor: text.nullable().meta({
      description:
        "What to send as `cursor` for the next page; null on the last one. An empty page with a cursor is not the last one: of a list that goes by days, todos with time zones of their own may be left out of it.",
    }),
  }),
  Found: z.strictObject({ found: count }),
  Restored: z.strictObject({ restored: count }),
  Emptied: z.strictObject({ deleted: count }),
  Task: task,
  TaskList: z.array(task),
  View: ownView,
  ViewList: z.strictObject({ items: z.array(ownView) }),
  Project: ownProject,
  ProjectList: z.strictObject({ items: z.array(ownProject) }),
  Tag: ownTag,
  TagList: z.strictObject({ items: z.array(ownTag) }),
  Problem: z.object({
    type: z.literal("about:blank"),
    title: text,
    status: z.int().min(400).max(599),
    detail: text,
    errors: z
      .record(text, z.array(text))
      .optional()
      .meta({ description: "What is wrong, by field, parameter or header." }),
    requestId: text.optional().meta({ description: "With a failure of ours: what to look for in the log." }),
  }),
  SignedIn: z.looseObject({ user: z.looseObject({ id, name: text, email: z.email() }) }),
  Token: z.looseObject({
    token: text.meta({ description: "A JWT, to be sent as `Authorization: Bearer …`." }),
  }),
  KeySet: z.looseObject({ keys: z.array(z.looseObject({ kid: text, kty: text, alg: text })) }),
  AccountError: z.looseObject({ code: text.optional(), message: text }),
};

/** Everything the API takes and gives, from the schemas that check it. */
export function describeSchemas(): Record<string, Schema> {
  return { ...inJsonSchema(sent, "input"), ...inJsonSchema(answered, "output") };
}
