import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { env } from "~/env.server";
import * as route from "~/routes/api.auth.$";
import { createUser, signIn } from "../support/users";
import { hostileJson, hostileText } from "./hostile";

const ENDPOINTS: Record<string, string[]> = {
  "sign-up/email": ["name", "email", "password", "image", "callbackURL", "role"],
  "sign-in/email": ["email", "password", "callbackURL", "rememberMe"],
  "update-user": ["name", "image", "timeZone", "role"],
  "revoke-session": ["token"],
  "reset-password": ["token", "newPassword"],
  "request-password-reset": ["email", "redirectTo"],
  "verify-password": ["password"],
  "unlink-account": ["providerId", "accountId"],
  "admin/ban-user": ["userId", "banReason"],
  "admin/set-role": ["userId", "role"],
};

const call = fc.constantFrom(...Object.entries(ENDPOINTS)).chain(([path, names]) =>
  fc.record({
    path: fc.constant(path),
    json: fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(hostileText, hostileJson)]))),
  }),
);

let cookie: string;
beforeAll(async () => {
  cookie = (await signIn(await createUser())).get("cookie")!;
});

async function post(
  path: string,
  body: string,
  type = "application/json",
  sender: Record<string, string> = {},
) {
  const headers = { origin: env.baseUrl, "content-type": type, ...sender };
  const request = new Request(new URL(`/api/auth/${path}`, env.baseUrl), { method: "POST", headers, body });
  return (await route.action({ request, params: {}, context: {} })).status;
}

test("no field of Better Auth's endpoints makes it fail, signed in or out", async () => {
  await fc.assert(
    fc.asyncProperty(call, fc.boolean(), async ({ path, json }, signedIn) => {
      const status = await post(path, JSON.stringify(json), undefined, signedIn ? { cookie } : {});
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
});

test.each([
  ["application/json", '{"newPassword":"correct horse battery","token":"\\u0000"}'],
  ["application/json", '{"newPassword":"correct horse battery","token":"\\\\\\u0000"}'],
  ["application/json", '{"newPassword":"correct horse battery","token":"\\uD800"}'],
  ["application/json", '{"newPassword":"correct horse battery","token":"\\udfff\\ud800"}'],
  ["application/x-www-form-urlencoded", "newPassword=correct+horse+battery&token=%00"],
])("text that no database can keep is refused: %s %s", async (type, body) => {
  expect(await post("reset-password", body, type)).toBe(400);
});

test("text that only looks like that is no reason to refuse", async () => {
  const name = "C:\\u0000, \\ud800 and %00 😀";
  const body = JSON.stringify({
    name,
    email: `${crypto.randomUUID()}@example.org`,
    password: "correct horse battery",
  });

  expect(await post("sign-up/email", body)).toBe(200);
});
