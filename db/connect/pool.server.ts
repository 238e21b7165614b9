import type { Pool, PoolClient } from "pg";
import { noteOutage } from "~/outage.server";
import { isConnectionError, rootCause } from "./connection-errors";

/** The same for every driver: two connections kept, five at most, none older than five minutes. */
export const poolSettings = {
  min: 2,
  max: 5,
  idleTimeoutMillis: 30_000,
  maxLifetimeSeconds: 300,
  connectionTimeoutMillis: 10_000,
  // Shorter than the wait for a connection: who queues behind connections that went silent still gets a turn.
  query_timeout: 8000,
};

const CHECK_AFTER_IDLE_MS = 5000;
const CHECK_TIMEOUT_MS = 3000;

export interface PoolOptions {
  /** How long a connection may lie idle before it has to answer a question, in milliseconds. */
  checkAfterIdleMs?: number;
}

export interface OpenOptions extends PoolOptions {
  /** How long the first connection waits for a database that is not there yet, in milliseconds. */
  patienceMs?: number;
}

/** A `pg` pool, or Neon's, that hands out only connections that work and never ends the process over one that broke. */
export class ConnectionPool {
  readonly pool: Pool;
  readonly #checkAfterIdleMs: number;
  readonly #lastUsed = new WeakMap<PoolClient, number>();
  /** When a connection broke last. Those that lay idle then may be gone as well, and nobody may have heard of it yet. */
  #lastBroken = 0;

  constructor(pool: Pool, { checkAfterIdleMs = CHECK_AFTER_IDLE_MS }: PoolOptions = {}) {
    this.pool = pool;
    this.#checkAfterIdleMs = checkAfterIdleMs;
    // A broken connection also fails the statement that needs it. Unheard, these events would end the process.
    pool.on("error", () => {});
    pool.on("connect", (client) => client.on("error", () => {}));
    pool.on("release", (error: Error | undefined, client) => {
      if (error) this.#lastBroken = Date.now();
      this.#lastUsed.set(client, Date.now());
    });
  }

  /** Lends a connection to `work`, and gives it up afterwards when it broke meanwhile. */
  async withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.checkOut();
    let broken: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      if (isConnectionError(error)) {
        noteOutage();
        broken = rootCause(error);
      }
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** As `withClient`, but does it again on another connection when the first broke: only for what changes nothing. */
  async readWithClient<T>(read: (client: PoolClient) => Promise<T>): Promise<T> {
    try {
      return await this.withClient(read);
    } catch (error) {
      if (!isConnectionError(error)) throw error;
      return this.withClient(read);
    }
  }

  /** A connection that works. Whoever takes it gives it back with `release`, and with the error when it broke. */
  async checkOut(): Promise<PoolClient> {
    for (let attempt = 0; ; attempt++) {
      const client = await this.#connect();
      if (this.#isTrusted(client)) return client;
      try {
        await answersInTime(client);
        return client;
      } catch (error) {
        client.release(rootCause(error));
        if (attempt >= poolSettings.max) throw error;
      }
    }
  }

  #isTrusted(client: PoolClient) {
    const lastUsed = this.#lastUsed.get(client);
    if (lastUsed === undefined) return true;
    return lastUsed > this.#lastBroken && Date.now() - lastUsed < this.#checkAfterIdleMs;
  }

  async #connect() {
    try {
      return await this.pool.connect();
    } catch (error) {
      noteOutage();
      throw rootCause(error);
    }
  }
}

async function answersInTime(client: PoolClient) {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("An idle connection gave no answer.")), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([client.query("select 1"), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
