import { and, or, sql } from "drizzle-orm";
import { setSteps } from "~/steps/set-steps.server";
import { setTags } from "~/tags/set-tags.server";
import { differences, wholeDue } from "~/todos/change/differences.server";
import {
  atVersion,
  completion,
  keptInstead,
  NOW,
  stamp,
  type WriteOptions,
} from "~/todos/change/version.server";
import { asProjectFault } from "~/projects/project-fault.server";
import { asDueFault } from "~/todos/due/due-fault.server";
import { columns, ownTodo, type Todo, type TodoFields } from "~/todos/todo-rows.server";
import type { Kind } from "~/undo/kinds";
import { remember } from "~/undo/remember.server";
import { todos } from "~db/schema/todos";
import { type UserDb, userDb, userTransaction } from "~db/user-db.server";

/** The todo as it is now, and by which id that can be undone; null when nothing was different before. */
export interface SavedTodo {
  outcome: "saved";
  todo: Todo;
  undoId: string | null;
}

type Changed = SavedTodo | { outcome: "changed"; todo: Todo } | { outcome: "missing" };

/**
 * Writes some fields of a todo. `changed` when it is no longer at `options.version`, with what is kept now;
 * `missing` when this user has no such todo, whoever else might. Writing what is there already changes nothing. Without a
 * date there is no time, without a time no zone; throws a `DueFault` when `changes` sets one that has nothing to rest on, a
 * `ProjectFault` when this user has no such project, and a `StepFault` for a step that the todo does not have.
 */
export async function changeTodo(
  userId: string,
  todoId: string,
  changes: Partial<TodoFields>,
  { version, db }: WriteOptions = {},
): Promise<Changed> {
  if (changes.tags === undefined && changes.steps === undefined)
    return changeFields(db ?? userDb(userId), userId, todoId, changes, { version });
  const change = (tx: UserDb) => changeWhole(tx, userId, todoId, changes, version);
  return db ? change(db) : userTransaction(userId, change);
}

/** Tags and steps are rows of their own: with the todo locked they are written first, and what they are then is read back. */
async function changeWhole(
  tx: UserDb,
  userId: string,
  todoId: string,
  { tags, steps, ...fields }: Partial<TodoFields>,
  version: number | undefined,
): Promise<Changed> {
  const [locked] = await tx
    .select({ id: todos.id })
    .from(todos)
    .where(and(ownTodo(userId, todoId), atVersion(version)))
    .for("update");
  if (!locked) return missingOrChanged(tx, userId, todoId, version);
  const parts = {
    tags: tags && (await setTags(userId, todoId, tags, tx)),
    steps: steps && (await setSteps(userId, todoId, steps, tx)),
  };
  const differing = Object.entries(parts).filter(([, before]) => before);
  const was = differing.length > 0 ? Object.fromEntries(differing) : undefined;
  const result = await changeFields(tx, userId, todoId, fields, { was });
  if (result.outcome === "missing") throw new Error("A todo that is locked was not there to be written.");
  return result;
}

/** `was`: what else of the todo was changed already, which makes a new version of it and is undone with the rest. */
async function changeFields(
  db: UserDb,
  userId: string,
  todoId: string,
  changes: Partial<TodoFields>,
  { version, was }: { version?: number; was?: object },
): Promise<Changed> {
  const { title, notes, completed, priority, projectId } = changes;
  const due = wholeDue(changes);
  const changing = differences({ ...changes, ...due });
  const where = and(ownTodo(userId, todoId), atVersion(version));
  const also = was && {
    rows: sql`(select ${todoId}::uuid as todo_id, ${JSON.stringify(was)}::jsonb as was)`,
  };
  const memory = remember(db, { kind: was ? "edit" : kindOf(changes), where, changing, also });
  const [saved] = await db
    .with(...memory.steps)
    .update(todos)
    .set({
      ...{ title, notes, completed, priority, projectId, ...due },
      ...completion(completed),
      ...stamp(was ? sql`true` : (or(...Object.values(changing)) ?? sql`false`)),
    })
    .where(memory.theseTodos)
    .returning({ ...columns, undoId: memory.undoId })
    .catch((error: unknown) => {
      throw asProjectFault(asDueFault(error), projectId);
    });
  if (!saved) return missingOrChanged(db, userId, todoId, version);
  const { undoId, ...todo } = saved;
  return { outcome: "saved", todo, undoId };
}

function missingOrChanged(db: UserDb, userId: string, todoId: string, version: number | undefined) {
  return version === undefined ? { outcome: "missing" as const } : keptInstead(db, ownTodo(userId, todoId));
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
): Promise<SavedTodo | { outcome: "missing" }> {
  const where = ownTodo(userId, todoId);
  const memory = remember(db, { kind: "edit", where, changing: { completed: sql`true` } });
  const [flipped] = await db
    .with(...memory.steps)
    .update(todos)
    .set({
      completed: sql`not ${todos.completed}`,
      completedAt: sql`case when ${todos.completed} then null else ${NOW} end`,
      ...stamp(sql`true`),
    })
    .where(memory.theseTodos)
    .returning({ ...columns, undoId: memory.undoId });
  if (!flipped) return { outcome: "missing" };
  const { undoId, ...todo } = flipped;
  return { outcome: "saved", todo, undoId };
}

function kindOf(changes: Partial<TodoFields>): Kind {
  const [only, ...more] = Object.keys(changes);
  if (only !== "completed" || more.length > 0) return "edit";
  return changes.completed ? "complete" : "reopen";
}
