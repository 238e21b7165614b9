import { or, sql } from "drizzle-orm";
import { tagKey } from "~/tags/tag-fields";
import type { Due } from "~/todos/due/due-fields";
import type { Todo, TodoFields } from "~/todos/todo-rows.server";
import type { Changing } from "~/undo/remember.server";
import { todos } from "~db/schema/todos";

/** Whether `edit` would change nothing of `todo`. */
export function isIn(todo: Todo, { tags, ...edit }: Partial<TodoFields>) {
  const whole = Object.entries({ ...edit, ...wholeDue(edit) });
  if (tags && String(tags.map(tagKey).sort()) !== String(todo.tags.map(tagKey).sort())) return false;
  return whole.every(([name, value]) => value === undefined || todo[name as keyof Todo] === value);
}

/** What is written of a due date: a part that is taken away takes along what rests on it. */
export function wholeDue({ dueOn, dueTime, dueZone }: Partial<Due>): Partial<Due> {
  const time = dueOn === null ? null : dueTime;
  return { dueOn, dueTime: time, dueZone: time === null ? null : dueZone };
}

const PART_OF = {
  title: "title",
  notes: "notes",
  completed: "completed",
  priority: "priority",
  dueOn: "due",
  dueTime: "due",
  dueZone: "due",
  projectId: "project",
} as const;

/** Of each part that `changes` name, whether it would be another one than is there. */
export function differences(changes: Partial<TodoFields>): Changing {
  const changing: Changing = {};
  for (const [name, part] of Object.entries(PART_OF) as [keyof typeof PART_OF, keyof Changing][]) {
    if (changes[name] === undefined) continue;
    const column = todos[name];
    const differs = sql`${column} is distinct from ${sql.param(changes[name], column)}`;
    changing[part] = or(changing[part], differs);
  }
  return changing;
}
