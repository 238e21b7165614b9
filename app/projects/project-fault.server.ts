import { missing } from "~/scope/missing.server";
import { rootCause } from "~db/connect/connection-errors";

/** Thrown when a todo is put into a project that its owner does not have. Whatever else was written is undone. */
export class ProjectFault extends Error {
  constructor(
    readonly projectId: string,
    cause: unknown,
  ) {
    super("There is no such project.", { cause });
  }
}

/** The `ProjectFault` that a failed statement about `projectId` comes down to, or else the error itself. Throw it. */
export function asProjectFault(error: unknown, projectId: string | null | undefined): unknown {
  const { constraint } = rootCause(error) as { constraint?: string };
  return projectId && constraint === "todo_project" ? new ProjectFault(projectId, error) : error;
}

/** A 403 or 404 in the place of a `ProjectFault`, or else the error itself. Throw it. */
export async function asMissingProject(error: unknown, request: Request, userId: string): Promise<unknown> {
  return error instanceof ProjectFault ? missing(request, userId, "project", error.projectId) : error;
}
