import { and, or, type SQL, sql } from "drizzle-orm";
import { atVersion, keptInstead, NOW, stamp, type WriteOptions } from "~/todos/change/version.server";
import { asProjectFault } from "~/projects/project-fault.server";
import { asDueFault } from "~/todos/due/due-fault.server";
import type { Due } from "~/todos/due/due-fields";
import { columns, ownTodo, type Todo, type TodoFields, trashedTodo } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/**
 * Writes some fields of a todo. `changed` when it is no longer at `options.version`, with what is kept now;
 * `missing` when this user has no such todo, whoever else might. Writing what is there already changes nothing. Without a
 * date there is no time, without a time no zone; throws a `DueFault` when `changes` sets one that has nothing to rest on, and a
 * `ProjectFault` when this user has no such project.
 */
export async function changeTodo(
  userId: string,
  todoId: string,
  changes: Partial<TodoFields>,
  { version, db = userDb(userId) }: WriteOptions = {},
): Promise<{ outcome: "saved" | "changed"; todo: Todo } | { outcome: "missing" }> {
  const { title, notes, completed, priority, projectId } = changes;
  const due = wholeDue(changes);
  const [saved] = await db
    .update(todos)
    .set({
      ...{ title, notes, completed, priority, projectId, ...due },
      ...completion(completed),
      ...stamp(differs({ ...changes, ...due })),
    })
    .where(and(ownTodo(userId, todoId), atVersion(version)))
    .returning(columns)
    .catch((error: unknown) => {
      throw asProjectFault(asDueFault(error), projectId);
    });
  if (saved) return { outcome: "saved", todo: saved };
  return version === undefined ? { outcome: "missing" } : keptInstead(db, ownTodo(userId, todoId));
}

/**
 * What the edit form saves. `changed`: somebody saved something else since `version`; `deleted`: it is in the trash.
 * Both come with what is kept now. The same edit saved twice, as by a double click, is `saved`.
 */
export async function saveTodo(
  userId: string,
  todoId: string,
  edit: Omit<Partial<TodoFields>, "completed">,
  version: number,
): Promise<{ outcome: "saved" | "changed" | "deleted"; todo: Todo } | { outcome: "missing" }> {
  const result = await changeTodo(userId, todoId, edit, { version });
  if (result.outcome === "changed" && isIn(result.todo, edit)) return { ...result, outcome: "saved" };
  if (result.outcome !== "missing") return result;

  const [todo] = await userDb(userId).select(columns).from(todos).where(trashedTodo(userId, todoId));
  return todo ? { outcome: "deleted", todo } : result;
}

/** The todo as it is now. Null when this user has no such todo, whoever else might. */
export async function setTodoCompleted(
  userId: string,
  todoId: string,
  completed: boolean,
  db = userDb(userId),
): Promise<Todo | null> {
  const result = await changeTodo(userId, todoId, { completed }, { db });
  return result.outcome === "missing" ? null : result.todo;
}

/** Completes an open todo and reopens a completed one, for the one API call that is defined as a flip. */
export async function flipTodoCompleted(
  userId: string,
  todoId: string,
  db = userDb(userId),
): Promise<Todo | null> {
  const [flipped] = await db
    .update(todos)
    .set({
      completed: sql`not ${todos.completed}`,
      completedAt: sql`case when ${todos.completed} then null else ${NOW} end`,
      ...stamp(sql`true`),
    })
    .where(ownTodo(userId, todoId))
    .returning(columns);
  return flipped ?? null;
}

function completion(completed: boolean | undefined) {
  if (completed === undefined) return {};
  return { completedAt: completed ? sql`coalesce(${todos.completedAt}, ${NOW})` : null };
}

function isIn(todo: Todo, edit: Partial<TodoFields>) {
  const whole = Object.entries({ ...edit, ...wholeDue(edit) });
  return whole.every(([name, value]) => value === undefined || todo[name as keyof Todo] === value);
}

/** What is written of a due date: a part that is taken away takes along what rests on it. */
function wholeDue({ dueOn, dueTime, dueZone }: Partial<Due>): Partial<Due> {
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

function differs(changes: Partial<TodoFields>): SQL {
  const differences = COMPARED.filter((name) => changes[name] !== undefined).map((name) => {
    const column = todos[name];
    return sql`${column} is distinct from ${sql.param(changes[name], column)}`;
  });
  return or(...differences) ?? sql`false`;
}
