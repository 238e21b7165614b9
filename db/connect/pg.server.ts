import pg from "pg";
import type { Connection } from "./connection";
import { connectPatiently } from "./first-connection.server";
import { ConnectionPool, type OpenOptions, poolSettings } from "./pool.server";
import { openPooled } from "./pooled-connection.server";

/** Postgres over TCP. Connects when first asked for something. */
export function openPg(url: string, { patienceMs, ...options }: OpenOptions = {}): Connection {
  const pool = new ConnectionPool(createPgPool(url), options);
  return openPooled(pool, () => connectPatiently(url, () => connectDirectly(url), patienceMs));
}

async function connectDirectly(url: string): Promise<pg.Client> {
  const { connectionTimeoutMillis } = poolSettings;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis });
  client.on("error", () => {});
  await client.connect();
  return client;
}

export function createPgPool(url: string): pg.Pool {
  return new pg.Pool({ connectionString: url, keepAlive: true, ...poolSettings });
}
