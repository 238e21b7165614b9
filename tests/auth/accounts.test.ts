import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auth } from "~/auth/auth.server";
import { callAuth } from "~/auth/call-auth.server";
import { env } from "~/env.server";
import { database } from "~db/database.server";
import * as schema from "~db/schema/auth";
import { formRequest } from "../support/requests";

const PASSWORD = "correct horse battery";
const newEmail = () => `${crypto.randomUUID()}@example.org`;

function send(
  path: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = { origin: env.baseUrl },
) {
  return callAuth(formRequest("/sign-up", {}, new Headers(headers)), path, body);
}

function cookieIn(headers: Headers) {
  return headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

function signUp(fields: Record<string, unknown>) {
  return send("/sign-up/email", { name: "Ada", email: newEmail(), password: PASSWORD, ...fields });
}

test("signing up makes an account and a session, and a second account for the address is refused", async () => {
  const email = newEmail();

  const first = await signUp({ email });
  const second = await signUp({ email: email.toUpperCase() });

  expect(first.ok).toBe(true);
  expect(first.headers.get("set-cookie")).toMatch(/session_token=.+HttpOnly; SameSite=Lax/);
  expect(second).toMatchObject({ status: 422, code: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL" });
});

test("a wrong password and an unknown address get the same answer", async () => {
  const email = newEmail();
  await signUp({ email });

  const wrong = await send("/sign-in/email", { email, password: "not the password" });
  const unknown = await send("/sign-in/email", { email: newEmail(), password: PASSWORD });

  expect(wrong).toEqual(unknown);
  expect(wrong).toMatchObject({ status: 401, code: "INVALID_EMAIL_OR_PASSWORD" });
});

test.each([
  ["a".repeat(11), "PASSWORD_TOO_SHORT"],
  ["a".repeat(129), "PASSWORD_TOO_LONG"],
])("a password has 12 to 128 characters", async (password, code) => {
  expect(await signUp({ password })).toMatchObject({ ok: false, status: 400, code });
});

test.each(["", "   ", "\u200b", "a".repeat(101), "a\0b", "a\nb"])("%j is no name", async (name) => {
  expect(await signUp({ name })).toMatchObject({ ok: false, status: 400, code: "NAME_INVALID" });
});

test.each([{ image: "https://example.org/a.png" }, { role: "admin" }])(
  "a client cannot set %j",
  async (field) => {
    const email = newEmail();

    const answer = await signUp({ email, ...field });

    expect(answer).toMatchObject({ ok: false, status: 400, code: "FIELD_NOT_ALLOWED" });
    expect(await database.select().from(schema.user).where(eq(schema.user.email, email))).toEqual([]);
  },
);

test.each([
  [{ timeZone: "Mars/Olympus" }, "TIME_ZONE_INVALID"],
  [{ timeZone: "+01:00" }, "TIME_ZONE_INVALID"],
  [{ timeZone: "" }, "TIME_ZONE_INVALID"],
  [{ weekStart: 0 }, "WEEK_START_INVALID"],
  [{ weekStart: 8 }, "WEEK_START_INVALID"],
  [{ weekStart: 1.5 }, "WEEK_START_INVALID"],
])("%j is refused at sign-up and later", async (field, code) => {
  const email = newEmail();

  expect(await signUp({ email, ...field })).toMatchObject({ ok: false, status: 400, code });
  expect(await database.select().from(schema.user).where(eq(schema.user.email, email))).toEqual([]);
  const { headers } = await signUp({ email });
  const asUser = { origin: env.baseUrl, cookie: cookieIn(headers) };
  expect(await send("/update-user", field, asUser)).toMatchObject({ ok: false, status: 400, code });
});

test("a time zone and the day a week begins are kept", async () => {
  const email = newEmail();

  const { headers } = await signUp({ email, timeZone: "Asia/Kathmandu" });
  await send("/update-user", { weekStart: 7 }, { origin: env.baseUrl, cookie: cookieIn(headers) });

  const [kept] = await database.select().from(schema.user).where(eq(schema.user.email, email));
  expect(kept).toMatchObject({ timeZone: "Asia/Kathmandu", weekStart: 7 });
});

test("a client that says it is banned, or not, changes nothing about that", async () => {
  const email = newEmail();

  const { headers } = await signUp({ email, banned: true });
  const update = await send(
    "/update-user",
    { banned: true },
    { origin: env.baseUrl, cookie: cookieIn(headers) },
  );

  const [kept] = await database.select().from(schema.user).where(eq(schema.user.email, email));
  expect(kept).toMatchObject({ banned: false });
  expect(update.ok).toBe(false);
});

test("a profile cannot be changed to what a new account may not have", async () => {
  const { headers } = await signUp({});
  const cookie = cookieIn(headers);
  const asUser = { origin: env.baseUrl, cookie };

  expect(await send("/update-user", { image: "javascript:alert(1)" }, asUser)).toMatchObject({
    ok: false,
    status: 400,
  });
  expect(await send("/update-user", { name: "a".repeat(101) }, asUser)).toMatchObject({
    code: "NAME_INVALID",
  });
  expect(await send("/update-user", { name: "Ada L." }, asUser)).toMatchObject({ ok: true });
});

test("a form sent from another site is refused", async () => {
  const body = { email: newEmail(), password: PASSWORD };

  expect(await send("/sign-in/email", body, { origin: "https://evil.example" })).toMatchObject({
    status: 403,
  });
});

test("a failed sign-up leaves no half of an account behind", async () => {
  const email = newEmail();
  await signUp({ email, password: "short" });

  expect(await database.select().from(schema.user).where(eq(schema.user.email, email))).toEqual([]);
  expect(await signUp({ email })).toMatchObject({ ok: true });
});

test("a banned user's right password opens nothing", async () => {
  const email = newEmail();
  await signUp({ email });
  await database.update(schema.user).set({ banned: true }).where(eq(schema.user.email, email));

  const answer = await send("/sign-in/email", { email, password: PASSWORD });

  expect(answer).toMatchObject({ ok: false, status: 403, code: "BANNED_USER" });
  expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]/);
});

test("the administrator's endpoints are for administrators", async () => {
  const { headers } = await signUp({});
  const cookie = cookieIn(headers);

  const answer = await auth.handler(
    new Request(`${env.baseUrl}/api/auth/admin/list-users`, { headers: { cookie } }),
  );

  expect(answer.status).toBe(403);
});
