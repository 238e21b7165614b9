import { drizzle, type NodePgClient } from "drizzle-orm/node-postgres";
import type { Client, QueryConfig } from "pg";
import { timed } from "~/timing.server";
import { againWhen, isDeadlock } from "./again";
import { type Connection, type Database, schema, type UserDb } from "./connection";
import { migrateUnderLock } from "./migrate-under-lock.server";
import { sendTogether } from "./pipeline.server";
import type { ConnectionPool } from "./pool.server";
import { runTransaction, type Send } from "./transaction.server";

/**
 * The connection that `pg` and Neon share. `connectDirectly` gives a client of its own for the migrations, which hold
 * a lock that a pooler between us and Postgres would lose.
 */
export function openPooled(pool: ConnectionPool, connectDirectly: () => Promise<Client>): Connection {
  const send: Send = (query, values) => lend(pool, query, (client) => client.query(query, values));
  const database: Database = drizzle({ client: clientOver(send), schema });
  database.transaction = transactionOver(pool);
  return {
    database,
    userDb: (userId) => drizzleOfUser(pool, userId),
    userTransaction: (userId, work) =>
      againWhen(isDeadlock, () => transactionOver(pool, becomeUser(userId))(work)),
    migrate: async (folder) => migrateUnderLock(await connectDirectly(), folder),
    close: () => pool.pool.end(),
  };
}

function drizzleOfUser(pool: ConnectionPool, userId: string): UserDb {
  // Without a name: the driver keeps no account of what it prepared in a pair.
  const send: Send = (query, values) =>
    lend(pool, query, (client) =>
      sendTogether(client, becomeUser(userId), { ...query, values, name: undefined }),
    );
  // Without the schema: working out its relations, for every statement anew, would cost more than most statements.
  const database = drizzle({ client: clientOver(send) });
  database.transaction = refuseTransaction;
  return database;
}

/** Left as it is, its statements would each run on any connection, and a rollback would undo none of them. */
function refuseTransaction() {
  return Promise.reject(new Error("userTransaction is the way to a user's transaction."));
}

/** Drizzle calls nothing but `query`; its types ask for a whole client. */
function clientOver(send: Send) {
  return { query: send } as unknown as NodePgClient;
}

/** After its connection broke only a plain SELECT may be sent again: anything else might have run. */
function lend<T>(pool: ConnectionPool, { text }: QueryConfig, work: (client: Client) => Promise<T>) {
  const reads =
    /^\s*select\b/i.test(text) &&
    !/\bfor\s+(no\s+key\s+)?(update|share|key)|\bnextval|\bset_config/i.test(text);
  return timed("db", () =>
    reads ? pool.readWithClient(work) : againWhen(isDeadlock, () => pool.withClient(work)),
  );
}

function becomeUser(userId: string): QueryConfig {
  return {
    text: "select set_config('role', 'app_user', true), set_config('app.user_id', $1, true)",
    values: [userId],
  };
}

function transactionOver(pool: ConnectionPool, afterBegin?: QueryConfig): Database["transaction"] {
  return async (work, config) => {
    let workError: { error: unknown } | undefined;
    try {
      return await runTransaction(
        pool,
        (send) =>
          drizzle({ client: clientOver(send), schema }).transaction(async (tx) => {
            try {
              return await work(tx);
            } catch (error) {
              workError = { error };
              throw error;
            }
          }, config),
        afterBegin,
      );
    } catch (error) {
      // A ROLLBACK that failed would hide why there was one.
      throw workError ? workError.error : error;
    }
  };
}
