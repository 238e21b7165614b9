import { or, type SQL, sql } from "drizzle-orm";
import { tagKey } from "~/tags/tag-fields";
import type { Due } from "~/todos/due/due-fields";
import type { Todo, TodoFields } from "~/todos/todo-rows.server";
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

const COMPARED = [
  "title",
  "notes",
  "completed",
  "priority",
  "dueOn",
  "dueTime",
  "dueZone",
  "projectId",
] as const;

/** That something of `changes` is not what is there. */
export function differs(changes: Partial<TodoFields>): SQL {
  const differences = COMPARED.filter((name) => changes[name] !== undefined).map((name) => {
    const column = todos[name];
    return sql`${column} is distinct from ${sql.param(changes[name], column)}`;
  });
  return or(...differences) ?? sql`false`;
}
