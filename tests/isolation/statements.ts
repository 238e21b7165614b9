import type { Query } from "drizzle-orm";
import type { Database, UserDb } from "~db/connect/connection";
import { connection } from "~db/database.server";

/** A statement that a data module sent, and where in `app/` it was written. */
export interface Watch {
  texts: Set<string>;
  sites: Set<string>;
}

const BUILDERS = ["with", "select", "selectDistinct", "insert", "update", "delete", "execute", "$count"];

const { userDb, userTransaction } = connection;

/**
 * While `work` runs, notes every statement that goes through `userDb` and `userTransaction`, after `change` had its
 * way with it. They are still sent as that user, on the real connection.
 */
export async function watchStatements<T>(
  work: () => Promise<T>,
  change: (query: Query) => Query = (query) => query,
): Promise<{ result: T; watch: Watch }> {
  const watch: Watch = { texts: new Set(), sites: new Set() };
  connection.userDb = (userId) => tap(userDb(userId), watch, change);
  connection.userTransaction = (userId, run) => userTransaction(userId, (tx) => run(tap(tx, watch, change)));
  try {
    return { result: await work(), watch };
  } finally {
    Object.assign(connection, { userDb, userTransaction });
  }
}

/** Runs `work` as the app would, even while statements are being watched and changed. */
export async function unwatched<T>(work: () => Promise<T>): Promise<T> {
  const watched = { userDb: connection.userDb, userTransaction: connection.userTransaction };
  Object.assign(connection, { userDb, userTransaction });
  try {
    return await work();
  } finally {
    Object.assign(connection, watched);
  }
}

function tap(db: UserDb, { texts, sites }: Watch, change: (query: Query) => Query): UserDb {
  const { session } = (db as Database)._;
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (query: Query, ...rest: [never, never, never]) => {
    if (!/^(commit|rollback)\b/i.test(query.sql)) texts.add(query.sql);
    return prepare(change(query), ...rest);
  };

  return new Proxy(db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        const site = BUILDERS.includes(String(name)) ? callSite() : null;
        if (site) sites.add(site);
        return Reflect.apply(member, target, args);
      };
    },
  });
}

/** The nearest line of `app/` that is running, such as `app/todos/todos.server.ts:51`. Null for a statement of the suite's own. */
function callSite(): string | null {
  const frame = new Error().stack?.split("\n").find((line) => /\/app\//.test(line));
  const [, file, line] = /\/(app\/[^:]+):(\d+)/.exec(frame ?? "") ?? [];
  return file ? `${file}:${line}` : null;
}
