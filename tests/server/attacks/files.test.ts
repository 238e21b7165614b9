import { expect, test } from "vitest";
import { attackedServer, statusesIn } from "./attacked-server";

const server = attackedServer();

const UPS = [
  "../",
  "..%2f",
  "%2e%2e/",
  "%2e%2e%2f",
  "%252e%252e%252f",
  "..%252f",
  "..\\",
  "..%5c",
  "%2e%2e%5c",
];
const STRANGE_UPS = [
  "....//",
  "..;/",
  "..%00/",
  "..%c0%af",
  "%c0%ae%c0%ae/",
  "..%u2215",
  "%uff0e%uff0e/",
  "..%e2%88%95",
];
const TARGETS = ["package.json", "server.js", ".env", "etc/passwd"];

test.each([...UPS, ...STRANGE_UPS])("%s leads to no file outside the built ones", async (up) => {
  for (const start of ["/", "/assets/", "/assets/x/"])
    for (const target of TARGETS)
      for (const times of [1, 3, 8]) {
        const path = start + up.repeat(times) + target;
        const answer = await server.sendBytes(
          `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
        );

        expect([[400], [404]], path).toContainEqual(statusesIn(answer));
        expect(answer).not.toMatch(/root:x:|"dependencies"|BETTER_AUTH_SECRET|createServer/);
      }
});

test.each([
  ...["/.env", "/.git/config", "/package.json", "/server.js", "/server/index.js", "/.vite/manifest.json"],
  ...["/assets", "/assets/", "/assets/.", "/favicon.svg%00.js", "/favicon.svg%20", "/FAVICON.SVG"],
  ...["/favicon.svg.br", "/data", "/file:///etc/passwd", "//etc/passwd", "/%2fetc%2fpasswd"],
])("there is no file at %s", async (path) => {
  expect([400, 404]).toContain((await server.get(path)).status);
});
