import { describe, expect, test } from "vitest";
import { attackedServer, statusesIn } from "./attacked-server";

const server = attackedServer();

const HOST = "Host: localhost\r\n";
const LENGTH = "Content-Length: 5\r\n";
const CHUNKED = "Transfer-Encoding: chunked\r\n";
const SMUGGLED = `0\r\n\r\nGET /healthz HTTP/1.1\r\n${HOST}\r\n`;

describe("a request that two servers could read differently", () => {
  test.each([
    ["a length and chunks", `POST / HTTP/1.1\r\n${HOST}${LENGTH}${CHUNKED}\r\n${SMUGGLED}`],
    ["chunks and a length", `POST / HTTP/1.1\r\n${HOST}${CHUNKED}${LENGTH}\r\n${SMUGGLED}`],
    ["two lengths", `POST / HTTP/1.1\r\n${HOST}${LENGTH}Content-Length: 6\r\n\r\n${SMUGGLED}`],
    ["a list of lengths", `POST / HTTP/1.1\r\n${HOST}Content-Length: 5, 5\r\n\r\n${SMUGGLED}`],
    ["a negative length", `POST / HTTP/1.1\r\n${HOST}Content-Length: -1\r\n\r\n${SMUGGLED}`],
    ["a signed length", `POST / HTTP/1.1\r\n${HOST}Content-Length: +5\r\n\r\n${SMUGGLED}`],
    ["a length in hexadecimal", `POST / HTTP/1.1\r\n${HOST}Content-Length: 0x5\r\n\r\n${SMUGGLED}`],
    ["an unknown encoding", `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: xchunked\r\n\r\n${SMUGGLED}`],
    [
      "chunks that are not last",
      `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked, identity\r\n\r\n${SMUGGLED}`,
    ],
    ["a space before the colon", `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding : chunked\r\n\r\n${SMUGGLED}`],
    ["a folded header", `POST / HTTP/1.1\r\n${HOST}X: y\r\n ${CHUNKED}\r\n${SMUGGLED}`],
    ["a bare line feed", `GET / HTTP/1.1\n${HOST}\n`],
    ["a bare carriage return", `GET / HTTP/1.1\r\n${HOST}X: y\rZ: 1\r\n\r\n`],
    ["a NUL in a header", `GET / HTTP/1.1\r\n${HOST}X: \0\r\n\r\n`],
    ["no Host", `GET / HTTP/1.1\r\n\r\n`],
    ["a chunk of no size", `POST / HTTP/1.1\r\n${HOST}${CHUNKED}\r\nzz\r\n\r\n${SMUGGLED}`],
    ["another protocol", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ])("is refused whole: %s", async (_, bytes) => {
    const answer = await server.sendBytes(bytes);

    // Refusals of the framing are 400 and end the connection, so that nothing after them is a request.
    expect(statusesIn(answer).filter((status) => status !== 400)).toEqual([]);
    expect(answer).not.toContain("ok\n");
  });

  test("does not keep two honest ones on a connection from being answered in turn", async () => {
    const one = `GET /healthz HTTP/1.1\r\n${HOST}\r\n`;

    expect(statusesIn(await server.sendBytes(one + one))).toEqual([200, 200]);
  });
});

describe("a body without an end", () => {
  test.each(["/sign-in", "/todos", "/api/todos", "/api/auth/sign-in/email"])(
    "is refused at %s as soon as it is too much",
    async (path) => {
      const type = path.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded";
      const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
      const head = `POST ${path} HTTP/1.1\r\n${HOST}Content-Type: ${type}\r\n${CHUNKED}\r\n`;

      const answer = await server.sendBytes(head + chunk.repeat(20));

      expect(statusesIn(answer)).toEqual([413]);
    },
  );
});

describe("a method in disguise", () => {
  test.each(["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])(
    "%s is not heeded",
    async (name) => {
      const { cookie } = await server.signUp();
      const json = { Cookie: cookie, Origin: server.origin(), "Content-Type": "application/json" };

      const answer = await server.post("/api/todos?_method=DELETE", {}, { ...json, [name]: "DELETE" });
      const read = await server.get("/api/todos?limit=1", { Cookie: cookie, [name]: "POST" });

      expect(answer.status).toBe(422);
      expect([read.status, read.body.toString()]).toEqual([200, '{"items":[],"nextCursor":null}']);
    },
  );

  test.each(["CONNECT", "TRACE", "TRACK", "PROPFIND", "DEBUG", "get"])(
    "%s is not answered",
    async (method) => {
      const [status] = statusesIn(await server.sendBytes(`${method} / HTTP/1.1\r\n${HOST}\r\n`));

      expect([undefined, 400, 405, 501]).toContain(status);
    },
  );
});
