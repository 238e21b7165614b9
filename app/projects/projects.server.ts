import { asc, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { Color } from "~/projects/colors";
import { ownProject } from "~/projects/own-project.server";
import { NOW } from "~/todos/change/version.server";
import { type Beside, positionAfterMove } from "~/todos/order/position-between";
import { projects } from "~db/schema/projects";
import { type UserDb, userDb } from "~db/user-db.server";

/** What a person may write. */
export interface ProjectFields {
  name: string;
  color: Color;
  archived: boolean;
}

/** How many projects a person can have: all of them are read with every page. */
export const MOST_PROJECTS = 500;

export const TOO_MANY = `You have ${MOST_PROJECTS} projects, and there is no room for more. Delete one first.`;

const columns = {
  id: projects.id,
  name: projects.name,
  color: projects.color,
  archived: sql<boolean>`project.archived_at is not null`.as("archived"),
  createdAt: projects.createdAt,
  updatedAt: projects.updatedAt,
};

export interface Project extends ProjectFields {
  id: string;
  createdAt: Date;
  updatedAt: Date;
}

/** A user's projects in their own order, archived ones among them. */
export async function listProjects(userId: string): Promise<Project[]> {
  const rows = await readInOrder(userId);
  return rows.map(({ position: _position, ...project }) => project);
}

/** One project, or null when this user has none such. */
export async function getProject(
  userId: string,
  projectId: string,
  db = userDb(userId),
): Promise<Project | null> {
  const [project] = await db.select(columns).from(projects).where(ownProject(userId, projectId));
  return project ?? null;
}

/** A new project below the others. Null when the user has as many as one can have. */
export async function createProject(
  userId: string,
  { name, color, archived = false }: Omit<ProjectFields, "archived"> & Partial<ProjectFields>,
  db = userDb(userId),
): Promise<Project | null> {
  const now = new Date();
  const project = { id: uuidv7(), name, color, archived, createdAt: now, updatedAt: now };
  const time = sql.param(now, projects.createdAt);
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into ${projects} (id, user_id, name, color, archived_at, created_at, updated_at)
    select made.id, made.user_id, ${name}, ${color}, ${archived ? time : null}::timestamptz, ${time}::timestamptz,
      ${time}::timestamptz
    from (values (${project.id}::uuid, ${userId}::uuid)) as made (id, user_id)
    where (select count(*) from project where project.user_id = made.user_id) < ${MOST_PROJECTS}
    returning id`);
  return rows.length > 0 ? project : null;
}

/** Writes some fields of a project. Null when this user has no such project, or not as it `was`. */
export async function changeProject(
  userId: string,
  projectId: string,
  { name, color, archived }: Partial<ProjectFields>,
  { was, db = userDb(userId) }: { was?: ProjectFields; db?: UserDb } = {},
): Promise<Project | null> {
  const [changed] = await db
    .update(projects)
    .set({
      ...{ name, color, updatedAt: NOW },
      ...(archived !== undefined && { archivedAt: archived ? sql`coalesce(archived_at, ${NOW})` : null }),
    })
    .where(ownProject(userId, projectId, was))
    .returning(columns);
  return changed ?? null;
}

/**
 * Takes a project one place up or down among those that are archived as it is, or are not, or beside another one. At the
 * edge it stays. Null when this user has no such project, or not the one to go by.
 */
export async function moveProject(
  userId: string,
  projectId: string,
  to: "up" | "down" | Beside,
  db = userDb(userId),
): Promise<Project | null> {
  const all = await readInOrder(userId, db);
  const moving = all.find(({ id }) => id === projectId);
  const passed = typeof to === "string" ? all.filter(({ archived }) => archived === moving?.archived) : all;
  const position = positionAfterMove(passed, projectId, to);
  if (position === undefined) return null;
  const [moved] = await db
    .update(projects)
    .set({ position: position ?? sql`${projects.position}` })
    .where(ownProject(userId, projectId))
    .returning(columns);
  return moved ?? null;
}

function readInOrder(userId: string, db = userDb(userId)) {
  return db
    .select({ ...columns, position: projects.position })
    .from(projects)
    .where(eq(projects.userId, userId))
    .orderBy(asc(projects.position), asc(projects.id));
}
