import { sql } from "drizzle-orm";
import { forbidden, notFound } from "~/http/responses";
import { userDb } from "~db/user-db.server";

/** What people own besides todos. */
export type Kind = "project" | "tag" | "step" | "view" | "undo";

/** The answer for something that this user does not have: 403 when it is somebody else's, 404 when there is none. Throw it. */
export async function missing(request: Request, userId: string, kind: Kind, id: string): Promise<Response> {
  return (await isOfAnother(userId, kind, id)) ? forbidden(request) : notFound(request);
}

/** Whether something is somebody else's. It goes past a user's own rows, and says only yes or no. */
export async function isOfAnother(userId: string, kind: Kind, id: string): Promise<boolean> {
  const { rows } = await userDb(userId).execute<{ answer: boolean }>(
    sql`select is_of_another(${userId}::uuid, ${kind}, ${id}::uuid) as answer`,
  );
  return rows[0]!.answer;
}
