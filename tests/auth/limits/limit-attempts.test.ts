import { expect, test } from "vitest";
import { callAuth } from "~/auth/call-auth.server";
import { env } from "~/env.server";
import * as apiAuth from "~/routes/api.auth.$";
import * as signInPage from "~/routes/sign-in";
import { apiRequest, formRequest } from "../../support/requests";

const PASSWORD = "correct horse battery";
const WRONG = "not the password";
const QUARTER_HOUR = 900;
const newEmail = () => `${crypto.randomUUID()}@example.org`;

const from = (address: string) => new Headers({ origin: env.baseUrl, "x-app-client-ip": address });

function ask(path: string, body: Record<string, string>, address: string) {
  return callAuth(formRequest("/sign-in", {}, from(address)), path, body);
}

function signUp(email: string, address: string) {
  return ask("/sign-up/email", { name: "Ada", email, password: PASSWORD }, address);
}

function signIn(email: string, password: string, address: string) {
  return ask("/sign-in/email", { email, password }, address);
}

async function failToSignIn(email: string, address: string) {
  for (let time = 0; time < env.SIGN_IN_FAILURES; time += 1)
    expect(await signIn(email, WRONG, address)).toMatchObject({ status: 401 });
}

test("wrong passwords from one address are refused after a while, and the owner comes in from another", async () => {
  const email = newEmail();
  await signUp(email, "192.0.2.1");
  await failToSignIn(email, "198.51.100.1");

  const guess = await signIn(email, PASSWORD, "198.51.100.1");
  const owner = await signIn(email, PASSWORD, "192.0.2.2");

  expect(guess).toMatchObject({ ok: false, status: 429, code: "TOO_MANY_ATTEMPTS" });
  expect(guess.headers.getSetCookie()).toEqual([]);
  expect(owner).toMatchObject({ ok: true });
});

test("the page says in plain words how long to wait, and gives back the address that was typed", async () => {
  const email = newEmail().toUpperCase();
  await failToSignIn(email, "198.51.100.2");

  const request = formRequest("/sign-in", { email, password: PASSWORD }, from("198.51.100.2"));
  const answer = await signInPage.action({ request, params: {}, context: {} });

  expect(answer).toMatchObject({
    data: {
      errors: { form: ["Too many tries. Wait 15 minutes, then try again."] },
      values: { email },
    },
    init: { status: 429 },
  });
  const retryAfter = Number(new Headers((answer as { init: ResponseInit }).init.headers).get("Retry-After"));
  expect(retryAfter).toBeGreaterThan(QUARTER_HOUR - 60);
});

test("a program gets 429 with Retry-After under /api/auth", async () => {
  const email = newEmail();
  await failToSignIn(email, "198.51.100.3");

  const request = apiRequest("/api/auth/sign-in/email", from("198.51.100.3"), {
    method: "POST",
    body: { email, password: WRONG },
  });
  const answer = await apiAuth.action({ request, params: {}, context: {} });

  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(QUARTER_HOUR - 60);
});

test("an address that has no account is limited like one that has", async () => {
  const [taken, free] = [newEmail(), newEmail()];
  await signUp(taken, "192.0.2.1");
  await failToSignIn(taken, "198.51.100.4");
  await failToSignIn(free, "198.51.100.4");

  const [first, second] = [
    await signIn(taken, WRONG, "198.51.100.4"),
    await signIn(free, WRONG, "198.51.100.4"),
  ];

  expect(second.status).toBe(429);
  expect({ ...first, retryAfter: undefined }).toEqual({ ...second, retryAfter: undefined });
});

test("signing in starts the count again, and a form that is filled in wrongly does not count", async () => {
  const email = newEmail();
  await signUp(email, "192.0.2.1");
  const wrongThenRight = async () => {
    for (let time = 1; time < env.SIGN_IN_FAILURES; time += 1) await signIn(email, WRONG, "192.0.2.1");
    await signIn(email, "a".repeat(1000), "192.0.2.1");
    return signIn(email, PASSWORD, "192.0.2.1");
  };

  expect(await wrongThenRight()).toMatchObject({ ok: true });
  expect(await wrongThenRight()).toMatchObject({ ok: true });
});

test("asking again and again whether an address has an account is refused, and its owner still signs in", async () => {
  const email = newEmail();
  await signUp(email, "192.0.2.1");
  for (let time = 0; time < env.SIGN_IN_FAILURES; time += 1)
    expect(await signUp(email, "192.0.2.1")).toMatchObject({ status: 422 });

  expect(await signUp(email, "192.0.2.1")).toMatchObject({ status: 429 });
  expect(await signIn(email, PASSWORD, "192.0.2.1")).toMatchObject({ ok: true });
});
