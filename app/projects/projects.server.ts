import { and, asc, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { Color } from "~/projects/colors";
import { NOW } from "~/todos/change/version.server";
import { positionAfterStep } from "~/todos/order/position-between";
import { projects } from "~db/schema/projects";
import { userDb } from "~db/user-db.server";

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
export async function getProject(userId: string, projectId: string): Promise<Project | null> {
  const [project] = await userDb(userId).select(columns).from(projects).where(ownProject(userId, projectId));
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

/** Writes some fields of a project. Null when this user has no such project, whoever else might. */
export async function changeProject(
  userId: string,
  projectId: string,
  { name, color, archived }: Partial<ProjectFields>,
  db = userDb(userId),
): Promise<Project | null> {
  const [changed] = await db
    .update(projects)
    .set({
      ...{ name, color, updatedAt: NOW },
      ...(archived !== undefined && { archivedAt: archived ? sql`coalesce(archived_at, ${NOW})` : null }),
    })
    .where(ownProject(userId, projectId))
    .returning(columns);
  return changed ?? null;
}

/**
 * Takes a project one place up or down among those that are archived as it is, or are not. At the edge it stays. False
 * when this user has no such project, whoever else might.
 */
export async function moveProject(
  userId: string,
  projectId: string,
  direction: "up" | "down",
): Promise<boolean> {
  const all = await readInOrder(userId);
  const moving = all.find(({ id }) => id === projectId);
  const shown = all.filter(({ archived }) => archived === moving?.archived);
  const position = positionAfterStep(
    shown.map(({ position }) => position),
    shown.findIndex(({ id }) => id === projectId),
    direction,
  );
  const moved = await userDb(userId)
    .update(projects)
    .set({ position: position ?? sql`${projects.position}` })
    .where(ownProject(userId, projectId))
    .returning({ id: projects.id });
  return moved.length > 0;
}

function readInOrder(userId: string) {
  return userDb(userId)
    .select({ ...columns, position: projects.position })
    .from(projects)
    .where(eq(projects.userId, userId))
    .orderBy(asc(projects.position), asc(projects.id));
}

function ownProject(userId: string, projectId: string) {
  return and(eq(projects.userId, userId), eq(projects.id, projectId));
}
