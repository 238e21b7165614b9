import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Received, send } from "../support/send";
import { buildWhenStale, type ServerProcess, startServer, temporaryFolder } from "../support/server-process";

const PASSWORD = "correct horse battery";
const WRONG = "not the password";
const PER_MINUTE = 5;
const newEmail = () => `${crypto.randomUUID()}@example.org`;

let limited: ServerProcess;
let open: ServerProcess;

beforeAll(async () => {
  buildWhenStale();
  limited = await startServer({
    DATA_DIR: temporaryFolder(),
    TRUST_PROXY: "1",
    SIGN_IN_RATE_LIMIT: String(PER_MINUTE),
  });
  open = await startServer({
    DATA_DIR: temporaryFolder(),
    AUTH_RATE_LIMIT: "100000",
    SIGN_IN_RATE_LIMIT: "100000",
  });
});

afterAll(() => Promise.all([limited.stop(), open.stop()]));

function postForm(
  server: ServerProcess,
  path: string,
  fields: Record<string, string>,
  address = "192.0.2.1",
) {
  return send(server.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": address },
    body: new URLSearchParams(fields).toString(),
  });
}

function postJson(server: ServerProcess, path: string, body: object, address = "192.0.2.1") {
  return send(server.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Forwarded-For": address },
    body: JSON.stringify(body),
  });
}

describe("too many requests from one address", () => {
  test.each([
    ["/sign-in", { email: newEmail(), password: PASSWORD }],
    ["/sign-up", { name: "Ada", email: "no address", password: PASSWORD }],
  ])("%s is a page that says how long to wait, with Retry-After", async (path, fields) => {
    const address = path === "/sign-in" ? "198.51.100.1" : "198.51.100.2";
    for (let time = 0; time < PER_MINUTE; time += 1)
      await postJson(limited, `/api/auth${path}/email`, fields, address);

    const answer = await postForm(limited, path, { ...fields, email: newEmail() }, address);

    expect(answer.status).toBe(429);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(answer.body.toString()).toMatch(/Too many tries\. Wait \d+ seconds, then try again\./);
  });

  test("are answered 429 with Retry-After under /api/auth, while another address signs in", async () => {
    const account = { name: "Ada", email: newEmail(), password: PASSWORD };
    await postJson(limited, "/api/auth/sign-up/email", account, "192.0.2.9");
    const guess = { email: account.email, password: WRONG };
    for (let time = 0; time < PER_MINUTE; time += 1)
      await postJson(limited, "/api/auth/sign-in/email", guess, "198.51.100.3");

    const refused = await postJson(limited, "/api/auth/sign-in/email", guess, "198.51.100.3");
    const owner = await postJson(limited, "/api/auth/sign-in/email", account, "192.0.2.10");

    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(owner.status).toBe(200);
  });
});

describe("whether there is an account", () => {
  test("is not to be learned from what a refused sign-in answers", async () => {
    const [taken, free] = [newEmail(), newEmail()];
    await postForm(open, "/sign-up", { name: "Ada", email: taken, password: PASSWORD });

    for (const ask of [
      (email: string) => postForm(open, "/sign-in", { email, password: WRONG }),
      (email: string) => postForm(open, "/sign-in.data", { email, password: WRONG }),
      (email: string) => postJson(open, "/api/auth/sign-in/email", { email, password: WRONG }),
      (email: string) => postJson(open, "/api/auth/request-password-reset", { email }),
    ]) {
      const [known, unknown] = [await ask(taken), await ask(free)];
      expect(known.status).toBeGreaterThanOrEqual(400);
      expect(withoutChance(known, taken)).toEqual(withoutChance(unknown, free));
    }
  });

  /** What differs from one answer to the next whoever asks: ids, nonces, the time, and the address that is given back. */
  function withoutChance({ status, headers, body }: Received, email: string) {
    const { "x-request-id": id, "content-security-policy": policy = "", date, ...rest } = headers;
    const nonce = /'nonce-([^']+)'/.exec(policy.toString())?.[1];
    let text = body.toString();
    for (const one of [email, id?.toString(), nonce]) text = text.replaceAll(one ?? email, "");
    expect(date).toBeDefined();
    return { status, headers: rest, text };
  }
});

test("when too many sign in at once, some are asked to come back later, and pages are served meanwhile", async () => {
  const crowd = Array.from({ length: 140 }, (_, one) => {
    const fields = { email: newEmail(), password: WRONG };
    return one % 2 ? postForm(open, "/sign-in", fields) : postJson(open, "/api/auth/sign-in/email", fields);
  });
  const home = await send(open.url);
  const answers = await Promise.all(crowd);

  expect(home.status).toBe(200);
  const busy = answers.filter(({ status }) => status === 503);
  expect(busy.length).toBeGreaterThan(0);
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(answers.length - busy.length);
  const reasons = busy.map(({ body }) => /Many people are signing in right now\./.exec(body.toString())?.[0]);
  expect(new Set(reasons)).toEqual(new Set(["Many people are signing in right now."]));
  expect(new Set(busy.map(({ headers }) => headers["retry-after"]))).toEqual(new Set(["5"]));
});
