import { sql } from "drizzle-orm";
import { NOW } from "~/todos/change/version.server";

/**
 * Steps of `undoWrite` after `kept`, for a deleted project: it is made anew, and what was in it and is in no other now is
 * put back. Out of the trash comes only what has been there ever since.
 */
export const projectBack = sql`
    project_back as (
      insert into project (id, user_id, name, color, position, archived_at, created_at)
      select was.id, user_id, was.name, was.color, was.position, was.archived_at, was.created_at
      from kept, jsonb_to_record(before -> 'project') as was (
        id uuid, name text, color text, position text, archived_at timestamptz, created_at timestamptz
      )
      where before ? 'project'
      returning user_id, id
    ),
    was_in_it as (
      select todo.user_id, todo.id, was.trashed, project_back.id as project_id
      from project_back join kept on kept.user_id = project_back.user_id,
        jsonb_to_recordset(before -> 'project' -> 'todos') as was (id uuid, trashed timestamptz),
        todo
      where todo.user_id = project_back.user_id and todo.id = was.id and todo.project_id is null
      order by todo.id for update of todo
    ),
    put_back as (
      update todo set
        project_id = was_in_it.project_id,
        deleted_at = case when deleted_at = was_in_it.trashed then null else deleted_at end,
        version = version + 1,
        updated_at = ${NOW}
      from was_in_it where todo.user_id = was_in_it.user_id and todo.id = was_in_it.id
      returning todo.id
    )`;
