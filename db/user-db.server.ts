import type { UserDb } from "./connect/connection";
import { connection } from "./database.server";

export type { UserDb };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Drizzle bound to one user: every statement runs as `app_user`, which sees and writes that user's rows only.
 * For one statement at a time; throws when `userId` is not a UUID.
 */
export function userDb(userId: string): UserDb {
  return connection.userDb(checkedUserId(userId));
}

/**
 * As `userDb`, for several statements that all happen or none. Inside `work` use only its `tx`: the embedded database
 * has one connection, and anything else would wait for it forever. After a deadlock `work` is called anew.
 */
export function userTransaction<T>(userId: string, work: (tx: UserDb) => Promise<T>): Promise<T> {
  return connection.userTransaction(checkedUserId(userId), work);
}

function checkedUserId(userId: string) {
  if (!UUID.test(userId)) throw new TypeError("A user id is a UUID.");
  return userId;
}
