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
    put_back as (
      update todo set
        project_id = project_back.id,
        deleted_at = case when deleted_at = was.trashed then null else deleted_at end,
        version = version + 1,
        updated_at = ${NOW}
      from project_back join kept on kept.user_id = project_back.user_id,
        jsonb_to_recordset(before -> 'project' -> 'todos') as was (id uuid, trashed timestamptz)
      where todo.user_id = project_back.user_id and todo.id = was.id and todo.project_id is null
      returning todo.id
    )`;
