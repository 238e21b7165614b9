import { sessionUsers, tokenUsers } from "~/auth/lookups.server";
import { env } from "~/env.server";

export interface SignedInUser {
  id: string;
  name: string;
  email: string;
  /** By its IANA name. Null until they or their browser said so. */
  timeZone: string | null;
  /** The day their week begins: 1 is Monday, 7 Sunday. Null: as where their language is spoken. */
  weekStart: number | null;
}

/** The active user of the session with a token, and when it expires. Null when there is no such session, or it has ended. */
export async function findSessionUser(token: string) {
  const row = await sessionUsers().load(token);
  if (row === undefined || !isActive(row) || row.sessionExpires <= new Date()) return null;
  return { user: signedIn(row), expiresAt: row.sessionExpires };
}

/**
 * The active user a verified token names, in one statement with the session behind it.
 * Null when the user is gone or banned, or when the session has ended and `JWT_CHECK_SESSION` is on.
 */
export async function findTokenUser(userId: string, sessionId: string): Promise<SignedInUser | null> {
  const row = await tokenUsers().load({ userId, sessionId });
  if (row === undefined || !isActive(row)) return null;
  const alive = row.sessionExpires !== null && row.sessionExpires > new Date();
  if (env.JWT_CHECK_SESSION && !alive) return null;
  return signedIn(row);
}

function signedIn({ id, name, email, timeZone, weekStart }: SignedInUser): SignedInUser {
  return { id, name, email, timeZone, weekStart };
}

/** Whether a user may come in now: not banned, or banned until a moment that has passed. */
export function isActive(user: { banned?: boolean | null; banExpires?: Date | null }): boolean {
  return !user.banned || (user.banExpires != null && user.banExpires <= new Date());
}
