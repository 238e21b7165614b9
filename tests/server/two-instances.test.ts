import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type PostgresCluster, startPostgresCluster } from "../support/postgres-cluster";
import { type Received, send } from "../support/send";
import { buildWhenStale, type ServerProcess, startServer } from "../support/server-process";

const ORIGIN = "http://localhost:3000";
const PASSWORD = "correct horse battery";
const SIGN_IN_RATE_LIMIT = 4;

let cluster: PostgresCluster;
let first: ServerProcess;
let second: ServerProcess;

beforeAll(async () => {
  buildWhenStale();
  cluster = await startPostgresCluster();
  await createDatabase(cluster.adminUrl, "shared");
  const settings = {
    DATABASE_URL: cluster.urlOf("shared"),
    BETTER_AUTH_URL: ORIGIN,
    BETTER_AUTH_SECRET: "a secret that is only good for tests",
    SIGN_IN_RATE_LIMIT: String(SIGN_IN_RATE_LIMIT),
    TRUST_PROXY: "loopback",
  };
  [first, second] = await Promise.all([startServer(settings), startServer(settings)]);
});

afterAll(async () => {
  await Promise.all([first?.stop(), second?.stop()]);
  await cluster?.stop();
});

test("what is begun on one instance goes on on the other, and ends on both", async () => {
  const signedUp = await post(first, "/api/auth/sign-up/email", {
    body: { name: "Robin", email: "robin@example.org", password: PASSWORD },
  });
  const cookie = { Cookie: cookiesOf(signedUp) };
  const token = await send(`${second.url}/api/auth/token`, { headers: cookie });
  const bearer = { Authorization: `Bearer ${readJson<{ token: string }>(token).token}` };

  expect((await post(second, "/api/todos", { headers: cookie, body: { title: "By cookie" } })).status).toBe(
    201,
  );
  expect((await post(second, "/api/todos", { headers: bearer, body: { title: "By token" } })).status).toBe(
    201,
  );
  const list = await send(`${first.url}/api/todos`, { headers: bearer });
  const { items } = readJson<{ items: { title: string }[] }>(list);
  expect(items.map(({ title }) => title).sort()).toEqual(["By cookie", "By token"]);

  expect((await post(first, "/api/auth/sign-out", { headers: cookie, body: {} })).status).toBe(200);
  for (const headers of [cookie, bearer])
    expect((await send(`${second.url}/api/todos`, { headers })).status).toBe(401);
});

test("a write sent to both happens once, and what one did the other takes back", async () => {
  const signedUp = await post(first, "/api/auth/sign-up/email", {
    body: { name: "Kim", email: "kim@example.org", password: PASSWORD },
  });
  const Cookie = cookiesOf(signedUp);
  const titles = async ({ url }: ServerProcess) => {
    const list = await send(`${url}/api/todos`, { headers: { Cookie } });
    return readJson<{ items: { title: string }[] }>(list).items.map(({ title }) => title);
  };

  const twice = { headers: { Cookie, "Idempotency-Key": "1" }, body: { title: "Water the plants" } };
  const [created, repeated] = [
    await post(first, "/api/todos", twice),
    await post(second, "/api/todos", twice),
  ];
  expect(repeated.headers.location).toBe(created.headers.location);
  expect(await titles(second)).toEqual(["Water the plants"]);

  const headers = { Cookie, Origin: ORIGIN };
  const deleted = await send(first.url + created.headers.location, { method: "DELETE", headers });
  expect(await titles(second)).toEqual([]);
  await post(second, deleted.headers.undo as string, { headers, body: {} });
  expect(await titles(first)).toEqual(["Water the plants"]);
});

test("attempts to sign in are counted together", async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt <= SIGN_IN_RATE_LIMIT; attempt++) {
    const { status } = await post(attempt % 2 === 0 ? first : second, "/api/auth/sign-in/email", {
      headers: { "X-Forwarded-For": "203.0.113.7" },
      body: { email: "nobody@example.org", password: PASSWORD },
    });
    statuses.push(status);
  }

  expect(statuses).toEqual([401, 401, 401, 401, 429]);
});

function post(
  { url }: ServerProcess,
  path: string,
  { headers, body }: { headers?: Record<string, string>; body: unknown },
): Promise<Received> {
  return send(url + path, {
    method: "POST",
    headers: { Origin: ORIGIN, "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

function cookiesOf({ headers }: Received): string {
  return (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1)[0]).join("; ");
}

function readJson<T>({ body }: Received): T {
  return JSON.parse(body.toString()) as T;
}
