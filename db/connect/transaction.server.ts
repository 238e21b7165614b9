import type { PoolClient, QueryConfig, QueryResult } from "pg";
import { noteOutage } from "~/outage.server";
import { timed } from "~/timing.server";
import { isConnectionError, rootCause } from "./connection-errors";
import { sendTogether } from "./pipeline.server";
import type { ConnectionPool } from "./pool.server";

/** What Drizzle asks of a client: a statement's text and how to read its rows, then its parameters. */
export type Send = (query: QueryConfig, values: unknown[]) => Promise<QueryResult>;

/**
 * Lends one connection to `run`, whose first statement must be BEGIN; `afterBegin` travels with it in the same round
 * trip. Guards against what Drizzle's own pool transaction does: it loses the connection when BEGIN fails, and reports
 * success when Postgres answers COMMIT with ROLLBACK.
 */
export async function runTransaction<T>(
  pool: ConnectionPool,
  run: (send: Send) => Promise<T>,
  afterBegin?: QueryConfig,
): Promise<T> {
  try {
    return await runOnce(pool, run, afterBegin);
  } catch (error) {
    if (!(error instanceof NotBegun)) throw error;
    return runOnce(pool, run, afterBegin);
  }
}

/** The connection broke before the transaction began, so nothing happened and it may be tried again. */
class NotBegun extends Error {}

async function runOnce<T>(pool: ConnectionPool, run: (send: Send) => Promise<T>, afterBegin?: QueryConfig) {
  const client = await pool.checkOut();
  const transaction = new ClientTransaction(client, afterBegin);
  try {
    return await run((query, values) => transaction.send(query, values));
  } catch (error) {
    if (transaction.broken && !transaction.begun)
      throw new NotBegun("No transaction began.", { cause: error });
    throw error;
  } finally {
    client.release(transaction.broken);
  }
}

class ClientTransaction {
  begun = false;
  broken: Error | undefined;
  readonly #client: PoolClient;
  readonly #afterBegin: QueryConfig | undefined;

  constructor(client: PoolClient, afterBegin: QueryConfig | undefined) {
    this.#client = client;
    this.#afterBegin = afterBegin;
  }

  async send(query: QueryConfig, values: unknown[]): Promise<QueryResult> {
    if (this.broken) throw this.broken;
    try {
      const result = await timed("db", () => this.#sendToClient(query, values));
      this.begun = true;
      if (/^commit$/i.test(query.text) && result.command === "ROLLBACK")
        throw new Error("The transaction was rolled back instead of committed.");
      return result;
    } catch (error) {
      if (isConnectionError(error)) {
        noteOutage();
        this.broken = rootCause(error);
      }
      throw error;
    }
  }

  #sendToClient(query: QueryConfig, values: unknown[]) {
    if (this.begun || !this.#afterBegin) return this.#client.query(query, values);
    return sendTogether(this.#client, query, this.#afterBegin);
  }
}
