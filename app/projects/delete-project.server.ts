import { type SQL, sql } from "drizzle-orm";
import { ownProject } from "~/projects/own-project.server";
import type { ProjectFields } from "~/projects/projects.server";
import { NOW } from "~/todos/change/version.server";
import { keep } from "~/undo/remember.server";
import { projects } from "~db/schema/projects";
import { todos } from "~db/schema/todos";
import { type UserDb, userTransaction } from "~db/user-db.server";

/** A project that is gone, and by which id that can be undone. */
export interface DeletedProject {
  project: typeof projects.$inferSelect;
  undoId: string;
}

/**
 * Deletes a project; its todos go to the trash, or stay and are in the Inbox. Null when this user has no such project, or
 * not as it `was`. With `db`, which must be a transaction, inside that.
 */
export function deleteProject(
  userId: string,
  projectId: string,
  todosGo: "trash" | "inbox",
  { was, db }: { was?: ProjectFields; db?: UserDb } = {},
): Promise<DeletedProject | null> {
  const work = (tx: UserDb) => deleteWithin(tx, ownProject(userId, projectId, was), todosGo);
  return db ? work(db) : userTransaction(userId, work);
}

async function deleteWithin(
  tx: UserDb,
  thisProject: SQL | undefined,
  todosGo: "trash" | "inbox",
): Promise<DeletedProject | null> {
  // From here on nothing can be put into it, and what was put in until now is seen below.
  const [project] = await tx.select().from(projects).where(thisProject).for("update");
  const { rows } = await tx.execute<{ undoId: string }>(sql`
    with gone as (delete from ${projects} where ${thisProject} returning project.*),
    before as (
      select todo.user_id, todo.id, todo.deleted_at from ${todos} join gone
      on todo.user_id = gone.user_id and todo.project_id = gone.id
      order by todo.id for update of todo
    ),
    changed as (
      update ${todos} set project_id = null, version = version + 1, updated_at = ${NOW},
        deleted_at = ${todosGo === "trash" ? sql`coalesce(todo.deleted_at, ${NOW})` : sql`todo.deleted_at`}
      from before where todo.user_id = before.user_id and todo.id = before.id
      returning todo.id, todo.deleted_at
    ),
    was_in_it as (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', before.id, 'trashed', case when before.deleted_at is null then changed.deleted_at end
      )), '[]') as todos
      from before join changed on changed.id = before.id
    ),
    kept as (${keepDeletion()})
    select id as "undoId" from kept`);
  return project ? { project, undoId: rows[0]!.undoId } : null;
}

function keepDeletion() {
  return keep({
    kind: "delete-project",
    about: sql`jsonb_build_object('count', jsonb_array_length(todos), 'title', name)`,
    before: sql`jsonb_build_object('project', jsonb_build_object(
      'id', id, 'name', name, 'color', color, 'position', position,
      'archived_at', archived_at, 'created_at', created_at, 'todos', todos
    ))`,
    from: sql`gone, was_in_it`,
  });
}
