import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { attackedServer, statusesIn } from "./attacked-server";

// The preload prints how long the server waits, rather than a test waiting for it.
const PRINT_LIMITS = `--import=data:text/javascript,${encodeURIComponent(`
  import { Server } from "node:http";
  import net from "node:net";
  const listen = net.Server.prototype.listen;
  net.Server.prototype.listen = function (...args) {
    if (this instanceof Server) console.log("limits " + JSON.stringify(this));
    return listen.apply(this, args);
  };
  Server.prototype.toJSON = function () {
    const { headersTimeout, requestTimeout, keepAliveTimeout, insecureHTTPParser = false } = this;
    return { headersTimeout, requestTimeout, keepAliveTimeout, insecureHTTPParser };
  };
`)}`;
const server = attackedServer({ NODE_OPTIONS: PRINT_LIMITS });

const HOST = "Host: localhost\r\n";

describe("too much of something", () => {
  test.each([
    ["one huge header", `X: ${"x".repeat(20_000)}\r\n`],
    ["a huge cookie", `Cookie: better-auth.session_token=${"x".repeat(20_000)}\r\n`],
    [
      "many headers of some size",
      Array.from({ length: 500 }, (_, i) => `X-${i}: ${"x".repeat(40)}\r\n`).join(""),
    ],
  ])("gets 431: %s", async (_, headers) => {
    expect(statusesIn(await server.sendBytes(`GET / HTTP/1.1\r\n${HOST}${headers}\r\n`))).toEqual([431]);
  });

  test("a huge address gets 431", async () => {
    expect(statusesIn(await server.sendBytes(`GET /${"x".repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`))).toEqual([
      431,
    ]);
  });

  test("many small headers are left out, or by newer versions of Node refused", async () => {
    const headers = Array.from({ length: 1500 }, () => "a:b\r\n").join("");
    const [status] = statusesIn(await server.sendBytes(`GET /healthz HTTP/1.1\r\n${HOST}${headers}\r\n`));

    expect([200, 431]).toContain(status);
    expect((await server.get("/healthz")).status).toBe(200);
  });

  test.each(["/sign-in", "/sign-in.data", "/api/todos", "/api/auth/sign-in/email"])(
    "10 MB sent to %s get 413, and the next request is answered",
    async (path) => {
      const fields = { email: "x".repeat(10 * 1024 * 1024), password: "x" };

      expect((await server.post(path, fields)).status).toBe(413);
      expect((await server.get("/healthz")).status).toBe(200);
    },
  );
});

describe("a slow client", () => {
  test("waits alone: a hundred others that send nothing more change nothing for the next", async () => {
    const slow = Array.from({ length: 100 }, (_, index) => {
      const socket = server.open().on("error", () => {});
      const start = `POST /sign-in HTTP/1.1\r\n${HOST}`;
      socket.write(index % 2 === 0 ? start : `${start}Content-Length: 100\r\n\r\nemail=`);
      return socket;
    });
    await sleep(200);

    const answer = await server.get("/");
    for (const socket of slow) socket.destroy();

    expect(answer.status).toBe(200);
    expect((await server.get("/healthz")).status).toBe(200);
  });

  test("is cut off after ten seconds of headers or thirty of a request", () => {
    const [, limits] = /^limits (.+)$/m.exec(server.output()) ?? [];

    expect(JSON.parse(limits!)).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      insecureHTTPParser: false,
    });
  });
});
