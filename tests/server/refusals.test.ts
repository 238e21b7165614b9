import { once } from "node:events";
import { Agent } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { send } from "../support/send";
import { buildWhenStale, type ServerProcess, startServer, temporaryFolder } from "../support/server-process";

let server: ServerProcess;

beforeAll(async () => {
  buildWhenStale();
  server = await startServer({ DATA_DIR: temporaryFolder(), BODY_LIMIT: "100kb" });
});

afterAll(() => server.stop());

describe("a write from another website", () => {
  const session = { Cookie: "better-auth.session_token=x" };
  const foreign = { Origin: "https://evil.example" };
  const own = () => ({ Origin: `http://localhost:${server.port}` });

  test.each([
    ["a foreign Origin", foreign],
    ["a foreign Origin and a forged Host", { ...foreign, Host: "evil.example" }],
    ["a foreign Origin and a forged X-Forwarded-Host", { ...foreign, "X-Forwarded-Host": "evil.example" }],
    ["an unknown Origin", { Origin: "null" }],
    ["an unknown Origin from another site", { Origin: "null", "Sec-Fetch-Site": "cross-site" }],
    ["no Origin, from a sister site", { "Sec-Fetch-Site": "same-site" }],
    ["no Origin, with a cookie", session],
  ])("is refused: %s", async (_, headers) => {
    for (const path of ["/sign-out", "/sign-in", "/sign-in.data", "/api/todos", "/api/auth/sign-out"]) {
      const answer = await send(server.url + path, { method: "POST", headers });

      expect(answer.status, path).toBe(403);
    }
  });

  test.each([
    ["our own Origin", () => own()],
    ["our own Origin and a forged Host", () => ({ ...own(), Host: "evil.example" })],
    [
      "our own Origin and a forged X-Forwarded-Host",
      () => ({ ...own(), "X-Forwarded-Host": "evil.example" }),
    ],
    ["an unknown Origin from ourselves", () => ({ Origin: "null", "Sec-Fetch-Site": "same-origin" })],
    ["no Origin, from ourselves", () => ({ ...session, "Sec-Fetch-Site": "same-origin" })],
    ["neither Origin nor cookie", () => ({})],
  ])("is not this one: %s", async (_, headersOf) => {
    const form = { method: "POST", body: "email=&password=" };
    const headers = { ...headersOf(), "Content-Type": "application/x-www-form-urlencoded" };

    expect((await send(`${server.url}/sign-in`, { ...form, headers })).status).toBe(422);
    expect((await send(`${server.url}/sign-in.data`, { ...form, headers })).status).toBe(422);
  });

  test("a request with a token is judged by the token", async () => {
    const token = { Authorization: "Bearer forged" };
    const post = (path: string, headers: object) =>
      send(server.url + path, { method: "POST", headers: { ...token, ...headers } });

    expect((await post("/api/todos", foreign)).status).toBe(401);
    expect((await post("/todos", session)).status).toBe(401);
    expect((await post("/todos", foreign)).status).toBe(403);
  });

  test("under /api is refused with a problem document that names the request", async () => {
    const { headers, body } = await send(`${server.url}/api/todos`, { method: "POST", headers: foreign });

    expect(headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(body.toString())).toMatchObject({
      status: 403,
      title: "Forbidden",
      requestId: headers["x-request-id"],
    });
  });
});

describe("a body over the limit", () => {
  const large = Buffer.alloc(5 * 1024 * 1024, "x");

  test.each(["/sign-in", "/sign-in.data", "/api/todos", "/api/auth/sign-in/email"])(
    "gets 413: %s",
    async (path) => {
      const announced = { "Content-Length": String(large.length) };
      const unannounced = { "Transfer-Encoding": "chunked" };
      for (const headers of [announced, unannounced])
        expect((await send(server.url + path, { method: "POST", headers, body: large })).status).toBe(413);
    },
  );

  test("that only claims to be large gets 413 before it is sent", async () => {
    const answer = await sendText(
      `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 999999999\r\n\r\n`,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });
});

test("a body that nobody reads, or that breaks off, leaves the server and its log in peace", async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let round = 0; round < 2; round += 1) {
    const body = Buffer.alloc(90 * 1024, "x");
    expect((await send(`${server.url}/api/todos`, { method: "POST", agent, body })).status).toBe(401);
  }
  agent.destroy();
  for (const path of ["/sign-in", "/api/auth/sign-in/email"]) {
    const socket = connect(server.port, "127.0.0.1");
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{`,
    );
    await sleep(100);
    socket.destroy();
  }

  // Newer versions of Node also tell when a client hung up on a 413.
  const isBrokenOff = (line: string) => line.includes('"aborted":true') && !line.includes('"status":413');
  await vi.waitUntil(() => server.output().split("\n").filter(isBrokenOff).length === 2);
  expect(server.output()).not.toMatch(/unexpected error|SERVER_ERROR/);
});

describe("what Remix would answer wrongly", () => {
  test.each(["TRACE", "OPTIONS", "PROPFIND", "PUT", "PATCH", "DELETE"])(
    "%s gets 405 with Allow",
    async (method) => {
      for (const path of ["/todos", "/todos.data"])
        expect(await send(server.url + path, { method })).toMatchObject({
          status: 405,
          headers: { allow: "GET, HEAD, POST" },
        });
    },
  );

  test.each(["/", "/healthz", "/readyz"])(
    "what takes no writes answers them with 405 and Allow: %s",
    async (path) => {
      const answer = await send(server.url + path, { method: "POST" });

      expect(answer).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
    },
  );

  test.each([
    "/?_data=root",
    "/todos?x=1&_data=routes%2Ftodos",
    "/api/todos.data",
    "/API/auth/get-session.data",
  ])("there is no other way into a loader: %s", async (path) => {
    expect((await send(server.url + path)).status).toBe(404);
  });

  test.each(["/%E0%A4%A", "/todos/%FF", "/%"])("a broken address gets 400: %s", async (path) => {
    expect((await send(server.url + path)).status).toBe(400);
  });

  test.each(["a b", "[", "evil.example:notaport", "a@b", "x/y"])(
    "no Host makes it fail: %s",
    async (host) => {
      const answer = await sendText(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

      expect(answer).toMatch(/^HTTP\/1\.1 (400|200) /);
    },
  );

  test("a full URL as the target gets 400", async () => {
    const answer = await sendText(
      "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    );

    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("an address under /api that is nothing gets a problem document", async () => {
    for (const path of ["/api", "/api/", "/api/nothing", "/API/nothing", "/%61pi/nothing"]) {
      const { status, headers } = await send(server.url + path);

      expect([status, headers["content-type"]], path).toEqual([404, "application/problem+json"]);
    }
  });
});

/** The beginning of the answer to whatever bytes a client may send. */
async function sendText(request: string) {
  const socket = connect(server.port, "127.0.0.1");
  socket.write(request);
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return answer.toString();
}
