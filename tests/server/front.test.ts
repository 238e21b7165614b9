import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { send } from "../support/send";
import { buildWhenStale, type ServerProcess, startServer, temporaryFolder } from "../support/server-process";

let server: ServerProcess;

beforeAll(async () => {
  buildWhenStale();
  server = await startServer({ DATA_DIR: temporaryFolder(), BODY_LIMIT: "100kb", LOG_LEVEL: "debug" });
});

afterAll(() => server.stop());

describe("headers", () => {
  test("a page carries the security headers and is kept by no cache", async () => {
    const { headers } = await send(server.url);

    expect(headers).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe-inline");
    expect(headers["content-security-policy"]).not.toContain("upgrade-insecure-requests");
    expect(headers).not.toHaveProperty("strict-transport-security");
    expect(headers).not.toHaveProperty("x-powered-by");
  });

  test("every script of a page has the nonce of its policy, and every page has another", async () => {
    const nonces = [];
    for (let visit = 0; visit < 2; visit += 1) {
      const { headers, body } = await send(server.url);
      const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] as string)?.[1];
      const scripts = body.toString().match(/<script[^>]*>/g) ?? [];

      expect(scripts.length).toBeGreaterThan(0);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

describe("compression", () => {
  test("a page is sent as brotli, gzip or plain, always whole and with its length", async () => {
    const plain = await send(server.url);
    const brotli = await send(server.url, { headers: { "Accept-Encoding": "gzip, deflate, br" } });
    const gzip = await send(server.url, { headers: { "Accept-Encoding": "gzip, br;q=0" } });

    expect([brotli, gzip].map(({ headers }) => headers["content-encoding"])).toEqual(["br", "gzip"]);
    for (const { headers, body } of [plain, brotli, gzip]) {
      expect(headers["vary"]).toContain("Accept-Encoding");
      expect(headers["content-length"]).toBe(String(body.length));
    }
    expect(brotliDecompressSync(brotli.body).toString()).toContain("</html>");
    expect(gunzipSync(gzip.body).toString()).toContain("</html>");
  });

  test("HEAD is GET without a body", async () => {
    const { status, headers, body } = await send(server.url, { method: "HEAD" });

    expect(status).toBe(200);
    expect(Number(headers["content-length"])).toBeGreaterThan(0);
    expect(body).toHaveLength(0);
  });
});

describe("built files", () => {
  async function findScript() {
    const { body } = await send(server.url);
    return /\/assets\/entry\.client-[^"]+\.js/.exec(body.toString())![0];
  }

  test("are kept for good and sent compressed in advance", async () => {
    const headers = { "Accept-Encoding": "br", Range: "bytes=5-2" };
    const answer = await send(server.url + (await findScript()), { headers });

    expect(answer).toMatchObject({
      status: 200,
      headers: { "cache-control": "public, max-age=31536000, immutable", "content-encoding": "br" },
    });
  });

  test("of an older build are not found, and that is kept by no cache", async () => {
    const answer = await send(`${server.url}/assets/gone.js`);

    expect(answer).toMatchObject({ status: 404, headers: { "cache-control": "private, no-store" } });
  });

  test("the icon is kept for an hour", async () => {
    const answer = await send(`${server.url}/favicon.svg`);

    expect(answer).toMatchObject({ status: 200, headers: { "cache-control": "public, max-age=3600" } });
  });

  test.each([
    "/../package.json",
    "/assets/../../server.js",
    "/assets/%2e%2e/%2e%2e/server.js",
    "/..%2f..%2fpackage.json",
    "/%5c..%5cpackage.json",
    "/.env",
  ])("nothing outside their folder is served: %s", async (path) => {
    const { status, body } = await send(server.url + path);

    expect([400, 404]).toContain(status);
    expect(body.toString()).not.toMatch(/"dependencies"|prepareProcess/);
  });
});

describe("health", () => {
  test.each(["/healthz", "/readyz"])("%s says ok, and is kept by no cache", async (path) => {
    const answer = await send(server.url + path);

    expect(answer).toMatchObject({ status: 200, headers: { "cache-control": "no-store" } });
    expect(answer.body.toString()).toBe("ok\n");
  });
});

describe("the log", () => {
  test("has one line for a request, without its query, its cookies or what could name anybody", async () => {
    const path = "/todos/0193aaaa-0000-7000-8000-00000000cafe?search=diagnosis";
    const headers = { Cookie: "session=hunter2", "User-Agent": "Mosaic" };
    const answer = await send(server.url + path, { headers });
    const id = answer.headers["x-request-id"] as string;

    const own = await vi.waitUntil(() => linesWith(id));
    expect(own).toHaveLength(1);
    expect(JSON.parse(own[0]!)).toMatchObject({ method: "GET", path: "/todos/:x", status: answer.status });
    expect(own[0]).not.toMatch(/cafe|diagnosis|hunter2|Mosaic|127\.0\.0\.1/);
  });

  function linesWith(id: string) {
    const lines = server.output().split("\n");
    const found = lines.filter((line) => line.includes(id));
    return found.length > 0 && found;
  }
});
