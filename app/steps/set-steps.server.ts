import { sql } from "drizzle-orm";
import { generateNKeysBetween } from "jittered-fractional-indexing";
import { uuidv7 } from "uuidv7";
import { StepFault } from "~/steps/step-fault";
import type { WantedStep } from "~/steps/step-fields";
import { ownTodo } from "~/todos/todo-rows.server";
import { steps } from "~db/schema/steps";
import { todos } from "~db/schema/todos";
import { userDb } from "~db/user-db.server";

/** The steps that a todo got by a write, by their ids, and those that were others before or are gone, as they were. */
export interface StepsBefore {
  added: string[];
  was: { id: string; title: string; completed: boolean; position: string }[];
}

/**
 * Gives a todo these steps in this order and no others; null when it has them already. Throws a `StepFault`.
 * The todo's version is not touched: who calls this has the todo locked, and sees to it.
 */
export async function setSteps(
  userId: string,
  todoId: string,
  wanted: WantedStep[],
  db = userDb(userId),
): Promise<StepsBefore | null> {
  const positions = generateNKeysBetween(null, null, wanted.length);
  const given = wanted.map(({ id, title, completed }, place) => ({
    ...{ id: id ?? uuidv7(), known: id !== undefined, title, completed },
    position: positions[place],
  }));
  const { rows } = await db.execute<{ before: StepsBefore | null; faulty: boolean }>(sql`
    with owned as (select id, user_id from ${todos} where ${ownTodo(userId, todoId)}),
    given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (id uuid, known boolean, title text, completed boolean, position text)
    ),
    present as materialized (
      select step.* from ${steps} join owned on step.user_id = owned.user_id and step.todo_id = owned.id
    ),
    verdict as materialized (
      select
        exists (select from given, owned where known and given.id not in (select id from present)) as faulty,
        (select json_agg(json_build_array(id, title, completed) order by position collate "C")::text from given)
          is distinct from
        (select json_agg(json_build_array(id, title, completed) order by position, id)::text from present) as differs
    ),
    gone as (
      delete from ${steps} using present, verdict
      where step.user_id = present.user_id and step.id = present.id and differs and not faulty
        and step.id not in (select id from given)
      returning step.id
    ),
    written as (
      insert into ${steps} (id, user_id, todo_id, title, completed, position)
      select given.id, owned.user_id, owned.id, given.title, given.completed, given.position
      from given, owned, verdict where differs and not faulty
      on conflict (id) do update
      set title = excluded.title, completed = excluded.completed, position = excluded.position
      where step.user_id = excluded.user_id and step.todo_id = excluded.todo_id
      returning step.id
    )
    select faulty, case when exists (select from gone) or exists (select from written) then jsonb_build_object(
      'added', (select coalesce(jsonb_agg(id), '[]') from given where not known),
      'was', (
        select coalesce(jsonb_agg(to_jsonb(present) - '{user_id,todo_id}'::text[]), '[]') from present
      )
    ) end as before from verdict`);
  const { before, faulty } = rows[0]!;
  if (faulty) throw new StepFault();
  return before;
}
