import { and, desc, eq, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import { asDueFault } from "~/todos/due/due-fault.server";
import type { Due } from "~/todos/due/due-fields";
import { columns, own, ownTrash, type Todo, type TodoFields } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { type UserDb, userDb } from "~db/user-db.server";

export type { Todo, TodoFields };

/** With `version`, a write happens only to that version of the todo; with `db`, inside that transaction. */
interface WriteOptions {
  version?: number;
  db?: UserDb;
}

/** A page of a user's todos, newest first. `after` and `nextCursor` are ids; null means there are no more. */
export async function listTodos(
  userId: string,
  { status, limit, after }: { status: "all" | "open" | "completed"; limit: number; after?: string },
): Promise<{ todos: Todo[]; nextCursor: string | null }> {
  const rows = await userDb(userId)
    .select(columns)
    .from(todos)
    .where(and(own(userId), withStatus(status), after === undefined ? undefined : lt(todos.id, after)))
    .orderBy(desc(todos.id))
    .limit(limit + 1);
  return { todos: rows.slice(0, limit), nextCursor: rows.length > limit ? rows[limit - 1]!.id : null };
}

/** One todo, or null when this user has none such outside the trash. */
export async function getTodo(userId: string, todoId: string): Promise<Todo | null> {
  const [todo] = await userDb(userId).select(columns).from(todos).where(ownTodo(userId, todoId));
  return todo ?? null;
}

/**
 * Writes some fields of a todo. `changed` when it is no longer at `options.version`, with what is kept now;
 * `missing` when this user has no such todo, whoever else might. Writing what is there already changes nothing. Without a
 * date there is no time, without a time no zone; throws a `DueFault` when `changes` sets one that has nothing to rest on.
 */
export async function changeTodo(
  userId: string,
  todoId: string,
  changes: Partial<TodoFields>,
  { version, db = userDb(userId) }: WriteOptions = {},
): Promise<{ outcome: "saved" | "changed"; todo: Todo } | { outcome: "missing" }> {
  const { title, notes, completed, priority } = changes;
  const due = wholeDue(changes);
  const [saved] = await db
    .update(todos)
    .set({
      ...{ title, notes, completed, priority, ...due },
      ...completion(completed),
      ...stamp(differs({ ...changes, ...due })),
    })
    .where(and(ownTodo(userId, todoId), atVersion(version)))
    .returning(columns)
    .catch((error: unknown) => {
      throw asDueFault(error);
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

/** Moves a todo to the trash. `changed` and `missing` as for `changeTodo`. */
export async function deleteTodo(
  userId: string,
  todoId: string,
  { version, db = userDb(userId) }: WriteOptions = {},
): Promise<{ outcome: "deleted" } | { outcome: "changed"; todo: Todo } | { outcome: "missing" }> {
  const deleted = await db
    .update(todos)
    .set({ deletedAt: NOW, ...stamp(sql`true`) })
    .where(and(ownTodo(userId, todoId), atVersion(version)))
    .returning({ id: todos.id });
  if (deleted.length > 0) return { outcome: "deleted" };
  return version === undefined ? { outcome: "missing" } : keptInstead(db, ownTodo(userId, todoId));
}

/**
 * Takes a todo out of the trash; one that is not in it stays as it is. `changed` as for `changeTodo`, `missing` when this
 * user has no such todo at all.
 */
export async function restoreTodo(
  userId: string,
  todoId: string,
  { version, db = userDb(userId) }: WriteOptions = {},
): Promise<{ outcome: "saved" | "changed"; todo: Todo } | { outcome: "missing" }> {
  const wherever = and(eq(todos.userId, userId), eq(todos.id, todoId));
  const [restored] = await db
    .update(todos)
    .set({ deletedAt: null, ...stamp(isNotNull(todos.deletedAt)) })
    .where(and(wherever, atVersion(version)))
    .returning(columns);
  if (restored) return { outcome: "saved", todo: restored };
  return version === undefined ? { outcome: "missing" } : keptInstead(db, wherever);
}

/** Whether a todo is somebody else's. The one question that goes past a user's own rows; it says only yes or no. */
export async function isTodoOfAnother(userId: string, todoId: string): Promise<boolean> {
  const { rows } = await userDb(userId).execute<{ answer: boolean }>(
    sql`select todo_of_another(${userId}::uuid, ${todoId}::uuid) as answer`,
  );
  return rows[0]!.answer;
}

async function keptInstead(db: UserDb, where: SQL | undefined) {
  const [todo] = await db.select(columns).from(todos).where(where);
  return todo ? { outcome: "changed" as const, todo } : { outcome: "missing" as const };
}

function ownTodo(userId: string, todoId: string) {
  return and(own(userId), eq(todos.id, todoId));
}

function trashedTodo(userId: string, todoId: string) {
  return and(ownTrash(userId), eq(todos.id, todoId));
}

function withStatus(status: "all" | "open" | "completed") {
  return status === "all" ? undefined : eq(todos.completed, status === "completed");
}

function atVersion(version: number | undefined) {
  return version === undefined ? undefined : eq(todos.version, version);
}

const NOW = sql`date_trunc('milliseconds', now())`;

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

const COMPARED = ["title", "notes", "completed", "priority", "dueOn", "dueTime", "dueZone"] as const;

function differs(changes: Partial<TodoFields>): SQL {
  const differences = COMPARED.filter((name) => changes[name] !== undefined).map((name) => {
    const column = todos[name];
    return sql`${column} is distinct from ${sql.param(changes[name], column)}`;
  });
  return or(...differences) ?? sql`false`;
}

/** A new version and time, when something differs from what is there. */
function stamp(differs: SQL) {
  return {
    version: sql`${todos.version} + (case when ${differs} then 1 else 0 end)`,
    updatedAt: sql`case when ${differs} then ${NOW} else ${todos.updatedAt} end`,
  };
}
