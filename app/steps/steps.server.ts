import { type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { MOST_STEPS } from "~/steps/step-fields";
import { NOW } from "~/todos/change/version.server";
import { positionBetween } from "~/todos/order/position-between";
import { ownTodo } from "~/todos/todo-rows.server";
import { steps } from "~db/schema/steps";
import { todos } from "~db/schema/todos";
import { type UserDb, userDb } from "~db/user-db.server";

/** `missing-todo` and `missing-step` when this user has none such outside the trash, whoever else might. */
type Outcome = "saved" | "missing-todo" | "missing-step";

/** The ids and sort keys of a todo's steps in their order; empty also when this user has no such todo. */
export async function listSteps(userId: string, todoId: string): Promise<{ id: string; position: string }[]> {
  const { rows } = await userDb(userId).execute<{ id: string; position: string }>(sql`
    select step.id, step.position
    from ${steps} join ${todos} on todo.user_id = step.user_id and todo.id = step.todo_id
    where ${ownTodo(userId, todoId)} order by step.position, step.id`);
  return rows;
}

/** A new step after the others; `full` when the todo has as many as one can have. */
export async function addStep(
  userId: string,
  todoId: string,
  title: string,
  db = userDb(userId),
): Promise<"saved" | "missing-todo" | "full"> {
  const { foundTodo, changed } = await writeSteps(
    db,
    ownTodo(userId, todoId),
    sql`insert into ${steps} (id, user_id, todo_id, title)
      select ${uuidv7()}::uuid, locked.user_id, locked.id, ${title} from locked
      where (select count(*) from found) < ${MOST_STEPS} returning step.id`,
  );
  if (!foundTodo) return "missing-todo";
  return changed ? "saved" : "full";
}

/** Writes some parts of a step. Writing what is there already changes nothing. */
export async function changeStep(
  userId: string,
  todoId: string,
  stepId: string,
  { title, completed, position }: { title?: string; completed?: boolean; position?: string },
): Promise<Outcome> {
  const result = await writeSteps(
    userDb(userId),
    ownTodo(userId, todoId),
    sql`update ${steps} set title = given.title, completed = given.completed, position = given.position
      from (
        select id, user_id, coalesce(${title ?? null}::text, title) as title,
          coalesce(${completed ?? null}::boolean, completed) as completed,
          coalesce(${position ?? null}::text, position) collate "C" as position
        from found where id = ${stepId}::uuid
      ) as given
      where step.user_id = given.user_id and step.id = given.id
        and (step.title, step.completed, step.position) is distinct from (given.title, given.completed, given.position)
      returning step.id`,
    stepId,
  );
  return outcomeOf(result);
}

export async function deleteStep(userId: string, todoId: string, stepId: string): Promise<Outcome> {
  const result = await writeSteps(
    userDb(userId),
    ownTodo(userId, todoId),
    sql`delete from ${steps} using found
      where step.user_id = found.user_id and step.id = found.id and step.id = ${stepId}::uuid returning step.id`,
    stepId,
  );
  return outcomeOf(result);
}

/** Puts a step right before or right after another of the same todo. Only its own row is written. */
export async function moveStep(
  userId: string,
  todoId: string,
  stepId: string,
  place: { before: string } | { after: string },
): Promise<Outcome> {
  const steps = await listSteps(userId, todoId);
  const next = steps[steps.findIndex(({ id }) => id === stepId) + ("before" in place ? 1 : -1)];
  const isThere = next?.id === Object.values(place)[0];
  const others = steps.filter(({ id }) => id !== stepId);
  return changeStep(userId, todoId, stepId, isThere ? {} : { position: positionAt(others, place) });
}

/** The key for that place; undefined when the neighbour is not there. */
function positionAt(
  steps: { id: string; position: string }[],
  place: { before: string } | { after: string },
) {
  const isBefore = "before" in place;
  const index = steps.findIndex(({ id }) => id === (isBefore ? place.before : place.after));
  const near = steps[index]?.position;
  if (near === undefined) return undefined;
  const outwards = isBefore ? steps.slice(0, index).reverse() : steps.slice(index + 1);
  const far = outwards.find(({ position }) => position !== near)?.position ?? null;
  return isBefore ? positionBetween(far, near) : positionBetween(near, far);
}

interface Written {
  foundTodo: boolean;
  foundStep: boolean;
  changed: boolean;
}

/**
 * Runs `change`, a statement that writes steps of the todo in `locked` and knows them as `found`, and gives that todo a
 * new version when something was written. Whoever writes steps has locked their todo first, so nobody waits in a circle.
 */
async function writeSteps(
  db: UserDb,
  owned: SQL | undefined,
  change: SQL,
  stepId?: string,
): Promise<Written> {
  const { rows } = await db.execute<Written & Record<string, unknown>>(sql`
    with locked as materialized (select id, user_id from ${todos} where ${owned} for update),
    found as materialized (
      select step.* from ${steps} join locked on step.user_id = locked.user_id and step.todo_id = locked.id
    ),
    changed as (${change}),
    stamped as (
      update ${todos} set version = version + 1, updated_at = ${NOW} from locked
      where todo.user_id = locked.user_id and todo.id = locked.id and exists (select from changed)
      returning todo.id
    )
    select exists (select from locked) as "foundTodo", exists (select from changed) as changed,
      exists (select from found where id = ${stepId ?? null}::uuid) as "foundStep"`);
  return rows[0]!;
}

function outcomeOf({ foundTodo, foundStep }: Written): Outcome {
  if (!foundTodo) return "missing-todo";
  return foundStep ? "saved" : "missing-step";
}
