import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { MOST_STEPS } from "~/steps/step-fields";
import { writeSteps, type Written } from "~/steps/write-steps.server";
import { positionBetween } from "~/todos/order/position-between";
import { ownTodo } from "~/todos/todo-rows.server";
import type { Kind } from "~/undo/kinds";
import { steps } from "~db/schema/steps";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/** Something is there as was asked for; `undoId` is null when it was before. */
interface Saved {
  outcome: "saved";
  undoId: string | null;
}

/** `missing-todo` and `missing-step` when this user has none such outside the trash, whoever else might. */
type Result = Saved | { outcome: "missing-todo" | "missing-step" };

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
): Promise<Saved | { outcome: "missing-todo" | "full" }> {
  const { foundTodo, undoId } = await writeSteps(
    db,
    ownTodo(userId, todoId),
    "add-step",
    sql`insert into ${steps} (id, user_id, todo_id, title)
      select ${uuidv7()}::uuid, locked.user_id, locked.id, ${title} from locked
      where (select count(*) from found) < ${MOST_STEPS} returning step.id, step.title`,
  );
  if (!foundTodo) return { outcome: "missing-todo" };
  return undoId === null ? { outcome: "full" } : { outcome: "saved", undoId };
}

/** Writes some parts of a step. Writing what is there already changes nothing. */
export async function changeStep(
  userId: string,
  todoId: string,
  stepId: string,
  changes: StepChanges,
): Promise<Result> {
  const { title, completed, position } = changes;
  const result = await writeSteps(
    userDb(userId),
    ownTodo(userId, todoId),
    kindOf(changes),
    sql`update ${steps} set title = given.title, completed = given.completed, position = given.position
      from (
        select id, user_id, coalesce(${title ?? null}::text, title) as title,
          coalesce(${completed ?? null}::boolean, completed) as completed,
          coalesce(${position ?? null}::text, position) collate "C" as position
        from found where id = ${stepId}::uuid
      ) as given
      where step.user_id = given.user_id and step.id = given.id
        and (step.title, step.completed, step.position) is distinct from (given.title, given.completed, given.position)
      returning step.id, step.title`,
    stepId,
  );
  return resultOf(result);
}

export async function deleteStep(userId: string, todoId: string, stepId: string): Promise<Result> {
  const result = await writeSteps(
    userDb(userId),
    ownTodo(userId, todoId),
    "delete-step",
    sql`delete from ${steps} using found
      where step.user_id = found.user_id and step.id = found.id and step.id = ${stepId}::uuid
      returning step.id, step.title`,
    stepId,
  );
  return resultOf(result);
}

/** Puts a step right before or right after another of the same todo. Only its own row is written. */
export async function moveStep(
  userId: string,
  todoId: string,
  stepId: string,
  place: { before: string } | { after: string },
): Promise<Result> {
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

interface StepChanges {
  title?: string;
  completed?: boolean;
  position?: string;
}

function kindOf({ title, completed }: StepChanges): Kind {
  if (title !== undefined) return "rename-step";
  if (completed !== undefined) return completed ? "complete-step" : "reopen-step";
  return "move-step";
}

function resultOf({ foundTodo, foundStep, undoId }: Written): Result {
  if (!foundTodo) return { outcome: "missing-todo" };
  return foundStep ? { outcome: "saved", undoId } : { outcome: "missing-step" };
}
