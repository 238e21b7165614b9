import { afterAll, beforeAll, expect, test } from "vitest";
import { type Received, send } from "../support/send";
import { buildWhenStale, type ServerProcess, startServer, temporaryFolder } from "../support/server-process";

const NAME = "Adalbert Quizzical";
const EMAIL = `quokka-${crypto.randomUUID()}@example.org`;
const PASSWORD = "correct horse battery";
const WRONG = "nearly correct horse battery";
const TITLE = "See the cardiologist on Tuesday";
const NOTES = "She said the ECG was odd";

let server: ServerProcess;
const secrets = new Set([NAME, EMAIL, EMAIL.split("@")[0]!, PASSWORD, WRONG, TITLE, NOTES]);

beforeAll(async () => {
  buildWhenStale();
  server = await startServer({
    DATA_DIR: temporaryFolder(),
    LOG_LEVEL: "debug",
    AUTH_RATE_LIMIT: "100000",
    SIGN_IN_RATE_LIMIT: "20",
    SIGN_IN_FAILURES: "3",
    BODY_LIMIT: "100kb",
  });
});

afterAll(() => server.stop());

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const type = { "Content-Type": "application/x-www-form-urlencoded", Origin: origin() };
  const body = new URLSearchParams(fields).toString();
  return send(server.url + path, { method: "POST", headers: { ...type, ...headers }, body });
}

function call(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const type = { "Content-Type": "application/json", Origin: origin() };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return send(server.url + path, { method, headers: { ...type, ...headers }, body: text });
}

const origin = () => `http://localhost:${server.port}`;

/** The session cookie an answer sets, which counts among the secrets from now on, and so does the token in it. */
function sessionIn({ headers }: Received) {
  const cookie = headers["set-cookie"]!.map((one) => one.split(";")[0]!).join("; ");
  const value = decodeURIComponent(/session_token=([^;]+)/.exec(cookie)![1]!);
  for (const part of [value, encodeURIComponent(value), value.split(".")[0]!]) secrets.add(part);
  return { Cookie: cookie };
}

async function signUpAndOn() {
  const account = { name: NAME, email: EMAIL, password: PASSWORD };
  await post("/sign-up", { ...account, password: "short" });
  const session = sessionIn(await post("/sign-up", account));
  await post("/sign-up", account);
  await call("POST", "/api/auth/sign-up/email", account);
  return session;
}

async function failToSignIn() {
  for (const email of [EMAIL, `un${EMAIL}`]) {
    for (const path of ["/sign-in", "/sign-in.data"]) await post(path, { email, password: WRONG });
    for (let time = 0; time < 3; time += 1)
      await call("POST", "/api/auth/sign-in/email", { email, password: WRONG });
  }
  await call("POST", "/api/auth/sign-in/email", `{"email":"${EMAIL}","password":"${WRONG}"`);
  await call("POST", "/api/auth/sign-in/email", { email: [EMAIL], password: { WRONG } });
  await post("/sign-in", { email: EMAIL, password: WRONG }, { Origin: "https://evil.example" });
  await call("POST", "/api/auth/request-password-reset", { email: EMAIL });
}

async function getToken(session: Record<string, string>) {
  const { body } = await send(`${server.url}/api/auth/token`, { headers: session });
  const { token } = JSON.parse(body.toString()) as { token: string };
  secrets.add(token);
  secrets.add(token.split(".")[2]!);
  return { Authorization: `Bearer ${token}` };
}

async function useApi(token: Record<string, string>) {
  const created = await call("POST", "/api/todos", { title: TITLE, notes: NOTES }, token);
  const { id } = JSON.parse(created.body.toString()) as { id: string };
  await call("PATCH", `/api/todos/${id}`, { title: `${TITLE}!` }, token);
  await call("PATCH", `/api/todos/${id}`, { [TITLE]: NOTES }, token);
  await call("POST", "/api/todos", `{"title":"${TITLE}"`, token);
  await call("POST", "/api/todos", { title: TITLE.repeat(5000) }, token);
  await call("POST", "/api/todos", { title: `${TITLE}\0` }, token);
  await call("POST", "/api/todos", { title: TITLE }, { Authorization: `${token.Authorization}x` });
  await call("POST", "/api/todos", { title: TITLE }, { ...token, "Idempotency-Key": TITLE });
  await call("GET", `/api/todos?title=${encodeURIComponent(TITLE)}`, "", token);
  await call("DELETE", `/api/todos/${encodeURIComponent(TITLE)}`, "", token);
}

async function useForms(session: Record<string, string>) {
  await post("/todos", { intent: "create", title: TITLE, key: crypto.randomUUID() }, session);
  await post("/todos", { intent: TITLE, title: NOTES }, session);
  await post("/todos.data", { intent: "create", title: TITLE.repeat(100) }, session);
  await post("/todos", { intent: "create", title: TITLE });
}

async function visitWhatIsNotThere(session: Record<string, string>) {
  for (const path of [
    `/people/${EMAIL}`,
    `/people/${encodeURIComponent(EMAIL)}`,
    `/${TITLE.replaceAll(" ", "%20")}`,
    `/todos/${encodeURIComponent(TITLE)}`,
    `/todos/${EMAIL}.data`,
    `/api/${EMAIL}/tasks`,
    `/api/auth/${EMAIL}`,
    `/assets/${EMAIL}.js`,
    `/favicon.svg/${EMAIL}`,
    `/%E0%A4%A/${EMAIL}`,
    `/sign-in?email=${EMAIL}&password=${encodeURIComponent(WRONG)}`,
  ])
    for (const headers of [{}, session])
      await send(server.url + path, {
        headers: { ...headers, Referer: `${origin()}/?${EMAIL}`, "User-Agent": EMAIL },
      });
}

test("nothing a person typed, and nothing that opens their account, is in the log, whatever happens", async () => {
  const session = await signUpAndOn();
  await failToSignIn();
  const token = await getToken(session);
  await useApi(token);
  await useForms(session);
  await visitWhatIsNotThere(session);
  await post("/sign-out", {}, session);
  await call("GET", "/api/todos", "", token);
  await server.stop();

  const log = server.output();
  expect(log.split("\n").length).toBeGreaterThan(60);
  for (const status of [200, 302, 401, 403, 404, 413, 422, 429]) expect(log).toContain(`"status":${status}`);
  const written = [...secrets].flatMap((secret) => [secret, encodeURIComponent(secret)]);
  expect(written.filter((secret) => log.includes(secret))).toEqual([]);
  expect(log).not.toMatch(
    /cardiologist|quokka|better-auth\.session|Bearer|127\.0\.0\.1|select |insert into/i,
  );
});

test("that a secret is easy to guess is in the log, and the secret is not", async () => {
  const weak = "weak-secret-".repeat(3);
  const started = await startServer({ DATA_DIR: temporaryFolder(), BETTER_AUTH_SECRET: weak });
  await send(`${started.url}/api/auth/ok`);
  await started.stop();

  expect(started.output()).toContain("[better-auth] Warning: your BETTER_AUTH_SECRET appears low-entropy.");
  expect(started.output()).not.toContain("weak-secret");
});
