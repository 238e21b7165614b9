import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { asProjectFault } from "~/projects/project-fault.server";
import { setSteps } from "~/steps/set-steps.server";
import { setTags } from "~/tags/set-tags.server";
import { claimKey, type Once, oncePerKey, recall } from "~/todos/once.server";
import { columns, ownTodo, type Todo, type TodoFields } from "~/todos/todo-rows.server";
import { todos } from "~db/schema/todos";
import { type UserDb, userDb, userTransaction } from "~db/user-db.server";

type NewTodo = Pick<TodoFields, "title"> & Partial<TodoFields>;

/**
 * A new todo. With `once`, at most one per key and payload, whoever sends it again gets the first one back. Throws a
 * `ProjectFault` for a project that this user does not have.
 */
export async function createTodo(
  userId: string,
  fields: NewTodo,
  once?: Once,
): Promise<{ outcome: "created" | "replayed"; todo: Todo } | { outcome: "key-reused" }> {
  if (fields.tags?.length || fields.steps?.length) return createWhole(userId, fields, once);
  const db = userDb(userId);
  const todo = newTodo(fields);
  if (once === undefined) {
    await db
      .insert(todos)
      .values({ ...todo, userId })
      .catch((error: unknown) => {
        throw asProjectFault(error, todo.projectId);
      });
    return { outcome: "created", todo };
  }

  // One statement claims the key and, only if that worked, writes the todo it keeps: one round trip, nothing in between.
  const write = db.execute<{ id: string }>(sql`
    with claimed as (${claimKey(userId, once, todo)})
    insert into ${todos} (id, user_id, title, notes, completed, completed_at, priority, due_on, due_time, due_zone,
      project_id, created_at, updated_at)
    select made.id, claimed.user_id, made.title, made.notes, made.completed, made."completedAt",
      ${sql.param(todo.priority, todos.priority)}::smallint, made."dueOn", made."dueTime", made."dueZone",
      made."projectId", made."createdAt", made."updatedAt"
    from claimed, jsonb_to_record(claimed.answer) as made (id uuid, title text, notes text, completed boolean,
      "completedAt" timestamptz, "dueOn" date, "dueTime" time, "dueZone" text, "projectId" uuid,
      "createdAt" timestamptz, "updatedAt" timestamptz)
    returning id`);
  const created = await write.catch((error: unknown) => {
    throw asProjectFault(error, todo.projectId);
  });
  if (created.rows.length > 0) return { outcome: "created", todo };

  const first = await recall<RememberedTodo>(db, userId, once);
  return first.outcome === "answered" ? { outcome: "replayed", todo: remembered(first.answer) } : first;
}

/** Tags and steps are rows of their own, so this takes a transaction. Throws a `StepFault` for a step with an id. */
async function createWhole(
  userId: string,
  fields: NewTodo,
  once: Once | undefined,
): Promise<{ outcome: "created" | "replayed"; todo: Todo } | { outcome: "key-reused" }> {
  let outcome: "created" | "replayed" = "replayed";
  const create = async (tx: UserDb) => {
    outcome = "created";
    const { id, ...todo } = newTodo(fields);
    await tx.insert(todos).values({ id, ...todo, userId });
    await setTags(userId, id, fields.tags ?? [], tx);
    await setSteps(userId, id, fields.steps ?? [], tx);
    const [made] = await tx.select(columns).from(todos).where(ownTodo(userId, id));
    return made!;
  };
  if (once === undefined) return { todo: await userTransaction(userId, create), outcome };
  const result = await oncePerKey<Todo | RememberedTodo>(userId, once, create);
  return result.outcome === "answered" ? { outcome, todo: remembered(result.answer) } : result;
}

function newTodo({
  title,
  notes = "",
  completed = false,
  priority = "none",
  dueOn = null,
  dueTime = null,
  dueZone = null,
  projectId = null,
}: NewTodo): Todo {
  const now = new Date();
  return {
    ...{ id: uuidv7(), title, notes, completed, completedAt: completed ? now : null },
    ...{
      priority,
      dueOn,
      dueTime,
      dueZone,
      projectId,
      tags: [],
      steps: [],
    },
    ...{ createdAt: now, updatedAt: now, version: 1 },
  };
}

type RememberedTodo = Omit<Todo, "completedAt" | "createdAt" | "updatedAt"> & {
  completedAt: string | null;
  createdAt: string;
  updatedAt: string;
};

function remembered(todo: Todo | RememberedTodo): Todo {
  return {
    ...todo,
    completedAt: todo.completedAt === null ? null : new Date(todo.completedAt),
    createdAt: new Date(todo.createdAt),
    updatedAt: new Date(todo.updatedAt),
  };
}
