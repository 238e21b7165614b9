import { inject } from "vitest";
import { env } from "~/env.server";
import type { Connection } from "~db/connect/connection";
import { createNeonPool, openNeon } from "~db/connect/neon.server";
import { createPgPool, openPg } from "~db/connect/pg.server";
import type { OpenOptions } from "~db/connect/pool.server";
import { findMigrations } from "~db/migrations-folder.server";
import { type Between, startNeonBridge, startTcpProxy } from "./neon-bridge";
import { createDatabase } from "./postgres-cluster";

let databases = 0;

/** The address of a new database without a single table. Only where the suite runs against a real Postgres. */
export async function emptyDatabaseUrl(): Promise<string> {
  const name = `${env.DATABASE_DRIVER}_${process.pid}_${++databases}`;
  await createDatabase(inject("adminUrl"), name);
  const url = new URL(inject("databaseUrl"));
  url.pathname = name;
  return url.href;
}

/** The address of a new database with every table and no rows. */
export async function migratedDatabaseUrl(): Promise<string> {
  const url = await emptyDatabaseUrl();
  const connection = openUrl(url);
  await connection.migrate(findMigrations());
  await connection.close();
  return url;
}

/** A connection by the driver this suite runs with. */
export function openUrl(url: string, options?: OpenOptions): Connection {
  if (env.DATABASE_DRIVER === "neon") return openNeon(url, env.NEON_WS_PROXY, options);
  return openPg(url, options);
}

/** What this suite's driver connects through, so that a test can count, cut and mute. */
export function startBetween(): Promise<Between> {
  const start = env.DATABASE_DRIVER === "neon" ? startNeonBridge : startTcpProxy;
  return start(inject("postgresPort"));
}

/** A connection by way of `between`. */
export function openThrough(between: Between, url: string, options?: OpenOptions): Connection {
  if (env.DATABASE_DRIVER === "neon") return openNeon(url, proxyOf(between), options);
  return openPg(withPort(url, between.port), options);
}

/** A bare pool by way of `between`. */
export function createPoolThrough(between: Between, url: string) {
  if (env.DATABASE_DRIVER === "neon") return createNeonPool(url, proxyOf(between));
  return createPgPool(withPort(url, between.port));
}

const proxyOf = (between: Between) => `127.0.0.1:${between.port}/v1`;

function withPort(url: string, port: number) {
  const other = new URL(url);
  other.port = String(port);
  return other.href;
}
