import { and, eq, sql } from "drizzle-orm";
import { env } from "~/env.server";
import { oncePerProcess } from "~/once-per-process.server";
import { database } from "~db/database.server";
import { session, user } from "~db/schema/auth";

export interface SignedInUser {
  id: string;
  name: string;
  email: string;
  /** By its IANA name. Null until they or their browser said so. */
  timeZone: string | null;
  /** The day their week begins: 1 is Monday, 7 Sunday. Null: as where their language is spoken. */
  weekStart: number | null;
}

const asked = {
  id: user.id,
  name: user.name,
  email: user.email,
  timeZone: user.timeZone,
  weekStart: user.weekStart,
  banned: user.banned,
  banExpires: user.banExpires,
  sessionExpires: session.expiresAt,
};

// Written once, because every request begins with one of them; without names, because poolers forget what is prepared.
const tokenUser = () =>
  oncePerProcess("token user", () =>
    database
      .select(asked)
      .from(user)
      .leftJoin(session, and(eq(session.id, sql.placeholder("sessionId")), eq(session.userId, user.id)))
      .where(eq(user.id, sql.placeholder("userId")))
      .prepare(""),
  );

const sessionUser = () =>
  oncePerProcess("session user", () =>
    database
      .select(asked)
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .where(eq(session.token, sql.placeholder("token")))
      .prepare(""),
  );

/** The active user of the session with a token, and when it expires. Null when there is no such session, or it has ended. */
export async function findSessionUser(token: string) {
  const [row] = await sessionUser().execute({ token });
  if (row === undefined || !isActive(row) || row.sessionExpires <= new Date()) return null;
  return { user: signedIn(row), expiresAt: row.sessionExpires };
}

/**
 * The active user a verified token names, in one statement with the session behind it.
 * Null when the user is gone or banned, or when the session has ended and `JWT_CHECK_SESSION` is on.
 */
export async function findTokenUser(userId: string, sessionId: string): Promise<SignedInUser | null> {
  const [row] = await tokenUser().execute({ userId, sessionId });
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
