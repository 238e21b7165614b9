import DataLoader from "dataloader";
import { and, eq, sql } from "drizzle-orm";
import type { Claims } from "~/auth/verify-jwt.server";
import { oncePerProcess } from "~/once-per-process.server";
import { database } from "~db/database.server";
import { session, user } from "~db/schema/auth";

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

// Requests that arrive together are looked up by one statement; nothing is kept for the next ones.
const TOGETHER = { cache: false, batchScheduleFn: setImmediate };

// Both are written once, because every request begins with one of them; without names, because poolers forget what is prepared.

/** By what a token says: the user, if there is one, with the end of the session if it is that user's. */
export const tokenUsers = () =>
  oncePerProcess("token users", () => {
    const select = database
      .select({ ...asked, sessionId: session.id })
      .from(user)
      .leftJoin(
        session,
        and(eq(session.userId, user.id), sql`${session.id} = any(${sql.placeholder("sessionIds")}::uuid[])`),
      )
      .where(sql`${user.id} = any(${sql.placeholder("userIds")}::uuid[])`)
      .prepare("");
    return new DataLoader(async (claims: readonly Claims[]) => {
      const rows = await select.execute({
        sessionIds: claims.map(({ sessionId }) => sessionId),
        userIds: claims.map(({ userId }) => userId),
      });
      return claims.map(({ userId, sessionId }) => {
        const own = rows.filter(({ id }) => id === userId);
        const withSession = own.find((row) => row.sessionId === sessionId);
        return withSession ?? (own[0] && { ...own[0], sessionExpires: null });
      });
    }, TOGETHER);
  });

/** By a session's token: its user, and when it ends. */
export const sessionUsers = () =>
  oncePerProcess("session users", () => {
    const select = database
      .select({ ...asked, token: session.token })
      .from(session)
      .innerJoin(user, eq(user.id, session.userId))
      .where(sql`${session.token} = any(${sql.placeholder("tokens")}::text[])`)
      .prepare("");
    return new DataLoader(async (tokens: readonly string[]) => {
      const rows = await select.execute({ tokens });
      return tokens.map((token) => rows.find((row) => row.token === token));
    }, TOGETHER);
  });
