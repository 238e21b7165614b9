import { sql } from "drizzle-orm";
import { projectBack } from "~/undo/back/project-back.server";
import { stepsBack } from "~/undo/back/steps-back.server";
import { tagBack } from "~/undo/back/tag-back.server";
import { tagsBack } from "~/undo/back/tags-back.server";
import { viewsBack } from "~/undo/back/views-back.server";
import { userDb } from "~db/user-db.server";

/**
 * Puts back what a write changed or deleted, in one statement; what was changed in other parts of the same todos since
 * then stays. Returns how many todos that were: none the second time, or when they are gone for good. Null when this user
 * has no such write within the last 24 hours, whoever else might.
 */
export async function undoWrite(userId: string, undoId: string): Promise<number | null> {
  const { rows } = await userDb(userId).execute<{ found: boolean; restored: number }>(sql`
    with kept as (
      select user_id, id, before from undo
      where user_id = ${userId} and id = ${undoId} and expires_at > now() for update
    ), used as (
      update undo set before = '{}' from kept where undo.user_id = kept.user_id and undo.id = kept.id
    ), back as (
      select todo.user_id, todo.id as todo_id, was from kept, jsonb_array_elements(before -> 'todos') as was, todo
      where todo.user_id = kept.user_id and todo.id = (was ->> 'id')::uuid
      order by todo.id for update of todo
    ), restored as (
      update todo set
        title = case when was ? 'title' then was ->> 'title' else title end,
        notes = case when was ? 'notes' then was ->> 'notes' else notes end,
        completed = case when was ? 'completed' then was ->> 'completed' is not null else completed end,
        completed_at = case when was ? 'completed' then (was ->> 'completed')::timestamptz else completed_at end,
        priority = case when was ? 'priority' then (was ->> 'priority')::smallint else priority end,
        due_on = case when was ? 'due' then (was -> 'due' ->> 0)::date else due_on end,
        due_time = case when was ? 'due' then (was -> 'due' ->> 1)::time else due_time end,
        due_zone = case when was ? 'due' then was -> 'due' ->> 2 else due_zone end,
        project_id = case when was ? 'project' then (
          select id from project where project.user_id = todo.user_id and id = (was ->> 'project')::uuid
        ) else project_id end,
        deleted_at = case when was ? 'deleted' then (was ->> 'deleted')::timestamptz else deleted_at end,
        version = version + 1,
        updated_at = date_trunc('milliseconds', now())
      from back where todo.user_id = back.user_id and todo.id = back.todo_id
      returning todo.user_id, todo.id, was
    ),
    ${stepsBack},
    ${tagsBack},
    ${projectBack},
    ${tagBack},
    ${viewsBack},
    changed as (
      select id from restored union all select id from put_back union all select id from tagged_again
    )
    select exists (select from kept) as found, (select count(*) from changed)::int as restored`);
  const { found, restored } = rows[0]!;
  return found ? restored : null;
}
