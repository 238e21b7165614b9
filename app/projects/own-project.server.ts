import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { ProjectFields } from "~/projects/projects.server";
import { projects } from "~db/schema/projects";

/** One of a user's projects; with `was`, only while it has these fields. */
export function ownProject(userId: string, projectId: string, was?: ProjectFields) {
  const own = and(eq(projects.userId, userId), eq(projects.id, projectId));
  if (was === undefined) return own;
  const isArchivedAsItWas = was.archived ? isNotNull(projects.archivedAt) : isNull(projects.archivedAt);
  return and(own, eq(projects.name, was.name), eq(projects.color, was.color), isArchivedAsItWas);
}
