import { and, eq, type SQL, sql } from "drizzle-orm";
import type { WantedStep } from "~/steps/step-fields";
import type { Due } from "~/todos/due/due-fields";
import type { Priority } from "~/todos/priorities";
import { todos } from "~db/schema/todos";

export interface Step {
  id: string;
  title: string;
  completed: boolean;
}

// Named in full: in a statement about one table Drizzle leaves the table's name out, and here it would be another's.
/** The names of a todo's tags in alphabetical order. */
export const tagNames = sql<string[]>`(
  select coalesce(json_agg(tag.name order by tag.name_key), '[]')
  from todo_tag join tag on tag.user_id = todo_tag.user_id and tag.id = todo_tag.tag_id
  where todo_tag.user_id = todo.user_id and todo_tag.todo_id = todo.id
)`;

/** A todo's steps in their order. */
export const stepsInOrder = sql<Step[]>`(
  select coalesce(json_agg(json_build_object('id', id, 'title', title, 'completed', completed) order by position, id), '[]')
  from step where step.user_id = todo.user_id and step.todo_id = todo.id
)`;

/** What is read of a todo. */
export const columns = {
  id: todos.id,
  title: todos.title,
  notes: todos.notes,
  completed: todos.completed,
  completedAt: todos.completedAt,
  priority: todos.priority,
  dueOn: todos.dueOn,
  dueTime: todos.dueTime,
  dueZone: todos.dueZone,
  projectId: todos.projectId,
  tags: tagNames.as("tags"),
  steps: stepsInOrder.as("steps"),
  createdAt: todos.createdAt,
  updatedAt: todos.updatedAt,
  version: todos.version,
};

export type Todo = Pick<typeof todos.$inferSelect, keyof typeof todos.$inferSelect & keyof typeof columns> & {
  /** Their names in alphabetical order. */
  tags: string[];
  steps: Step[];
};

/** What a person may write. `completed` sets or clears `completedAt`. */
export interface TodoFields extends Due {
  title: string;
  notes: string;
  completed: boolean;
  priority: Priority;
  /** Null: it is in the Inbox. */
  projectId: string | null;
  /** Their names; the order does not matter. */
  tags: string[];
  /** All of them, in order. */
  steps: WantedStep[];
}

export const isOpen = sql`not todo.completed`;
export const isCompleted = sql`todo.completed`;

// As text: every statement has it, and Drizzle takes several times as long to write it from columns.
/** A user's todos outside the trash. */
export function own(userId: string): SQL {
  return sql`(todo.user_id = ${userId} and todo.deleted_at is null)`;
}

/** A user's todos in the trash. */
export function ownTrash(userId: string): SQL {
  return sql`(todo.user_id = ${userId} and todo.deleted_at is not null)`;
}

/** One of them, outside the trash. */
export function ownTodo(userId: string, todoId: string) {
  return and(own(userId), eq(todos.id, todoId));
}

/** That a todo is one of these. */
export function isAmong(ids: string[]): SQL {
  return sql`${todos.id} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
}

/** One of them, in the trash. */
export function trashedTodo(userId: string, todoId: string) {
  return and(ownTrash(userId), eq(todos.id, todoId));
}
