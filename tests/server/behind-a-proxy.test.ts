import { beforeAll, expect, test } from "vitest";
import { send } from "../support/send";
import { buildWhenStale, type ServerProcess, startServer, temporaryFolder } from "../support/server-process";

beforeAll(buildWhenStale);

test("where people type https, browsers are told to stay there, and forms from there are ours", async () => {
  const server = await start({ BETTER_AUTH_URL: "https://todos.example.org" });

  const { headers } = await send(server.url);
  const form = await send(`${server.url}/sign-in`, {
    method: "POST",
    headers: {
      Origin: "https://todos.example.org",
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: "email=&password=",
  });

  expect(headers["strict-transport-security"]).toBe("max-age=31536000");
  expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  expect(form.status).toBe(422);
  await server.stop();
});

test("a proxy named in TRUST_PROXY says who the client is", async () => {
  const server = await start({ TRUST_PROXY: "loopback" });

  expect(await signInFrom(server, "203.0.113.1")).toBe(401);
  expect(await signInFrom(server, "203.0.113.1")).toBe(429);
  expect(await signInFrom(server, "203.0.113.2")).toBe(401);
  // A client cannot put an address of its choice before the one the proxy saw.
  expect(await signInFrom(server, "198.51.100.9, 203.0.113.2")).toBe(429);
  await server.stop();
});

test.each([
  ["without TRUST_PROXY", {}],
  ["with another proxy named there", { TRUST_PROXY: "10.0.0.0/8" }],
])("nobody else says who the client is: %s", async (_, settings) => {
  const server = await start(settings);

  expect(await signInFrom(server, "203.0.113.1")).toBe(401);
  expect(await signInFrom(server, "203.0.113.2")).toBe(429);
  await server.stop();
});

function start(settings: Record<string, string>) {
  return startServer({ DATA_DIR: temporaryFolder(), SIGN_IN_RATE_LIMIT: "1", ...settings });
}

async function signInFrom(server: ServerProcess, address: string) {
  const { status } = await send(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Forwarded-For": address },
    body: JSON.stringify({ email: `${crypto.randomUUID()}@example.org`, password: "correct horse battery" }),
  });
  return status;
}
