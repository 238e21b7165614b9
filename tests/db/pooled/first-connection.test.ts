import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, onTestFinished, test } from "vitest";
import { ConfigurationError } from "~/configuration-error";
import { env } from "~/env.server";
import { openNeon } from "~db/connect/neon.server";
import { openPg } from "~db/connect/pg.server";
import { findMigrations } from "~db/migrations-folder.server";
import { freePort } from "../../support/free-port";
import { startNeonBridge, startTcpProxy } from "../../support/neon-bridge";
import { emptyDatabaseUrl, openUrl } from "../../support/test-database";

const isNeon = env.DATABASE_DRIVER === "neon";

function changed(change: (url: URL) => void): string {
  const url = new URL(inject("databaseUrl"));
  change(url);
  return url.href;
}

/** Where a test pretends the database is: for Neon the proxy decides that, not the address. */
function openAt(port: number, url = inject("databaseUrl"), patienceMs = 0) {
  if (isNeon) return openNeon(url, `127.0.0.1:${port}/v1`, { patienceMs });
  const other = new URL(url);
  other.port = String(port);
  return openPg(other.href, { patienceMs });
}

async function whyItFails(connection: ReturnType<typeof openUrl>): Promise<string> {
  const error: unknown = await connection.migrate(findMigrations()).catch((thrown: unknown) => thrown);
  await connection.close();
  expect(error).toBeInstanceOf(ConfigurationError);
  return (error as ConfigurationError).message;
}

test.each([
  ["a wrong password", (url: URL) => (url.password = "wrong-horse"), /password authentication failed/],
  ["an unknown user", (url: URL) => (url.username = "nobody"), /user "nobody"/],
  ["an unknown database", (url: URL) => (url.pathname = "/nowhere"), /database "nowhere" does not exist/],
])("%s is told at once, without showing the password", async (_what, change, reason) => {
  const url = changed(change);

  const sentence = await whyItFails(openUrl(url, { patienceMs: 60_000 }));

  expect(sentence).toMatch(/^DATABASE_URL: Postgres at 127\.0\.0\.1:\d+ refuses the connection/);
  expect(sentence).toMatch(reason);
  expect(sentence).not.toContain(new URL(url).password);
});

test("an address where nobody listens is told when patience has run out", async () => {
  const sentence = await whyItFails(openAt(await freePort()));

  expect(sentence).toMatch(/^DATABASE_URL: there is no answer from .*ECONNREFUSED/);
});

test("a web server is told from a Postgres at once", async () => {
  const server = createHttpServer((_request, response) => response.end("hello")).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());

  const { port } = server.address() as AddressInfo;
  const connection = openAt(port, inject("databaseUrl"), 60_000);

  expect(await whyItFails(connection)).toMatch(/^DATABASE_URL: what answers at .* is not Postgres/);
});

test.skipIf(isNeon)("a server that greets first is told from a Postgres at once", async () => {
  const server = createTcpServer((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n")).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());

  const { port } = server.address() as AddressInfo;
  const connection = openAt(port, inject("databaseUrl"), 60_000);

  expect(await whyItFails(connection)).toMatch(/is not Postgres/);
});

test("a database that starts later is waited for", async () => {
  const port = await freePort();
  const connection = openAt(port, await emptyDatabaseUrl(), 60_000);

  const migrated = connection.migrate(findMigrations());
  await sleep(500);
  const start = isNeon ? startNeonBridge : startTcpProxy;
  const between = await start(inject("postgresPort"), port);
  onTestFinished(() => between.close());

  await migrated;
  await connection.close();
});
