import { sql } from "drizzle-orm";

/**
 * Steps of `undoWrite` after `restored`, for a write that changed a checklist: what it added goes, and what it changed or
 * deleted is as it was. Other steps stay.
 */
export const stepsBack = sql`
    steps_before as (
      select user_id, id as todo_id, was -> 'steps' as steps from restored where was ? 'steps'
    ),
    added_gone as (
      delete from step using steps_before
      where step.user_id = steps_before.user_id and step.todo_id = steps_before.todo_id
        and steps -> 'added' ? step.id::text
    ),
    steps_back as (
      insert into step (id, user_id, todo_id, title, completed, position)
      select was.id, user_id, todo_id, was.title, was.completed, was.position
      from steps_before, jsonb_to_recordset(steps -> 'was') as was (
        id uuid, title text, completed boolean, position text
      )
      on conflict (id) do update
      set title = excluded.title, completed = excluded.completed, position = excluded.position
      where step.user_id = excluded.user_id and step.todo_id = excluded.todo_id
    )`;
