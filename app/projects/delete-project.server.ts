import { and, eq, sql } from "drizzle-orm";
import { NOW } from "~/todos/change/version.server";
import { projects } from "~db/schema/projects";
import { todos } from "~db/schema/todos";
import { type UserDb, userTransaction } from "~db/user-db.server";

/** A project that is gone, with everything it takes to have it back. */
export interface DeletedProject {
  project: typeof projects.$inferSelect;
  /** What was in it, and since when (ISO 8601) that was in the trash, if it was. */
  todos: { id: string; deletedAt: string | null }[];
}

/**
 * Deletes a project; its todos go to the trash, or stay and are in the Inbox. Null when this user has no such project,
 * whoever else might. With `db`, which must be a transaction, inside that.
 */
export function deleteProject(
  userId: string,
  projectId: string,
  todosGo: "trash" | "inbox",
  db?: UserDb,
): Promise<DeletedProject | null> {
  const work = (tx: UserDb) => deleteWithin(tx, userId, projectId, todosGo);
  return db ? work(db) : userTransaction(userId, work);
}

async function deleteWithin(
  tx: UserDb,
  userId: string,
  projectId: string,
  todosGo: "trash" | "inbox",
): Promise<DeletedProject | null> {
  const ownProject = and(eq(projects.userId, userId), eq(projects.id, projectId));
  // From here on nothing can be put into it, and what was put in until now is seen below.
  const [project] = await tx.select().from(projects).where(ownProject).for("update");
  const { rows } = await tx.execute<{ todos: DeletedProject["todos"] }>(sql`
    with gone as (delete from ${projects} where ${ownProject} returning project.id, project.user_id),
    before as (
      select todo.id, todo.deleted_at from ${todos} join gone
      on todo.user_id = gone.user_id and todo.project_id = gone.id
    ),
    changed as (
      update ${todos} set project_id = null, version = version + 1, updated_at = ${NOW},
        deleted_at = ${todosGo === "trash" ? sql`coalesce(deleted_at, ${NOW})` : sql`deleted_at`}
      from gone where todo.user_id = gone.user_id and todo.project_id = gone.id
      returning todo.id
    )
    select coalesce(json_agg(json_build_object('id', before.id, 'deletedAt', before.deleted_at)), '[]') as todos
    from before join changed on changed.id = before.id`);
  return project ? { project, todos: rows[0]!.todos } : null;
}
