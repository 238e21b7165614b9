import { Client, type ClientConfig, Pool } from "@neondatabase/serverless";
import type pg from "pg";
import { WebSocket } from "ws";
import type { Connection } from "./connection";
import { connectPatiently } from "./first-connection.server";
import { ConnectionPool, type OpenOptions, poolSettings } from "./pool.server";
import { openPooled } from "./pooled-connection.server";

const PING_EVERY_MS = 20_000;

/** Neon's driver, over a WebSocket. `proxy` is a host, port and path that forwards to Postgres in the clear, for self-hosted Neon and tests. */
export function openNeon(
  url: string,
  proxy?: string,
  { patienceMs, ...options }: OpenOptions = {},
): Connection {
  const pool = new ConnectionPool(createNeonPool(url, proxy), options);
  return openPooled(pool, () => connectPatiently(url, () => connectDirectly(url, proxy), patienceMs));
}

async function connectDirectly(url: string, proxy: string | undefined): Promise<pg.Client> {
  const { connectionTimeoutMillis } = poolSettings;
  const NeonClient = clientClass(proxy);
  const client = new NeonClient({ connectionString: withoutPooler(url), connectionTimeoutMillis });
  client.on("error", () => {});
  await client.connect();
  return client as unknown as pg.Client;
}

/** Neon's pool is the `pg` pool over another client; only the types are not the same. */
export function createNeonPool(url: string, proxy?: string): pg.Pool {
  const pool = new Pool({ connectionString: url, ...poolSettings });
  pool.Client = clientClass(proxy);
  return pool as unknown as pg.Pool;
}

/** The host that a session lock survives on: Neon's pooler hands every transaction to another session. */
export function withoutPooler(url: string): string {
  const direct = new URL(url);
  direct.hostname = direct.hostname.replace(/^([^.]+)-pooler\./, "$1.");
  return direct.href;
}

/** A client with settings of its own: those on the package would hold for everybody who uses it. */
function clientClass(proxy: string | undefined): typeof Client {
  return class extends Client {
    constructor(config?: string | ClientConfig) {
      super(config);
      this.neonConfig.webSocketConstructor = WatchedWebSocket;
      // Collecting writes waits for a timer, which costs more than the messages it saves.
      this.neonConfig.coalesceWrites = false;
      if (proxy !== undefined) useProxy(this.neonConfig, proxy);
    }
  };
}

function useProxy(config: Client["neonConfig"], proxy: string) {
  config.wsProxy = (host, port) => `${proxy}?address=${host}:${port}`;
  config.useSecureWebSocket = false;
  config.pipelineTLS = false;
  config.pipelineConnect = false;
}

/** The driver cannot notice a connection that went silent, so its socket asks for a sign of life and ends without one. */
class WatchedWebSocket extends WebSocket {
  constructor(url: string, protocols?: string | string[]) {
    super(url, protocols, {
      perMessageDeflate: false,
      handshakeTimeout: poolSettings.connectionTimeoutMillis,
    });
    let alive = true;
    this.on("pong", () => (alive = true));
    this.on("open", () => {
      const timer = setInterval(() => {
        if (!alive) return this.terminate();
        alive = false;
        this.ping();
      }, PING_EVERY_MS);
      timer.unref();
      this.on("close", () => clearInterval(timer));
    });
  }
}
