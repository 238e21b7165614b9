import type { AppLoadContext } from "@remix-run/node";
import { eq } from "drizzle-orm";
import {
  decodeJwt,
  decodeProtectedHeader,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
} from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auth } from "~/auth/auth.server";
import { callAuth } from "~/auth/call-auth.server";
import { getUser, requireUser } from "~/auth/require-user.server";
import type { SignedInUser } from "~/auth/users.server";
import { env } from "~/env.server";
import { database } from "~db/database.server";
import * as schema from "~db/schema/auth";
import { answerOf, apiRequest, formRequest, pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";

let user: SignedInUser;
let headers: Headers;
let token: string;

beforeEach(async () => {
  user = await createUser();
  headers = await bearer(user);
  token = headers.get("authorization")!.replace("Bearer ", "");
});

afterEach(() => void vi.useRealTimers());

function ask(request: Request, context: AppLoadContext = {}) {
  return requireUser({ request, context });
}

function withToken(value: string, more: Record<string, string> = {}) {
  return apiRequest("/api/todos", new Headers({ ...more, authorization: `Bearer ${value}` }));
}

async function expectUnauthorized(request: Request) {
  const answer = await answerOf(ask(request));

  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toEqual({
    type: "about:blank",
    title: "Unauthorized",
    status: 401,
    detail: "Unauthorized",
  });
}

/** A token really signed by this app, with some claims changed. */
async function signed(claims: Record<string, unknown>) {
  const { payload } = { payload: { ...decodeJwt(token), ...claims } };
  return (await auth.api.signJWT({ body: { payload } })).token;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("who is let in", () => {
  test("a session cookie says who is asking", async () => {
    expect(await ask(pageRequest("/todos", await signIn(user)))).toEqual(user);
  });

  test("a JWT says who is asking", async () => {
    expect(await ask(withToken(token))).toEqual(user);
  });

  test("a JWT names its user, session, issuer and audience, and nothing else of anybody", () => {
    const claims = decodeJwt(token);

    expect(Object.keys(claims).sort()).toEqual(["aud", "exp", "iat", "iss", "sid", "sub"]);
    expect(claims).toMatchObject({ sub: user.id, iss: env.baseUrl, aud: `${env.baseUrl}/api` });
    expect(claims.exp! - claims.iat!).toBe(15 * 60);
  });

  test("the token decides alone when a cookie of somebody else comes with it", async () => {
    const other = await createUser("Grace");
    const request = withToken(token, { cookie: (await signIn(other)).get("cookie")! });

    expect(await ask(request)).toEqual(user);
  });

  test("the answer is looked up once for all loaders of one request", async () => {
    const context: AppLoadContext = {};
    const first = getUser({ request: pageRequest("/todos", await signIn(user)), context });

    expect(getUser({ request: pageRequest("/todos"), context })).toBe(first);
    expect(await first).toEqual(user);
  });

  test("a session that is renewed sends its cookie to the browser", async () => {
    const visitor = await signIn(user);
    const almostOver = new Date(Date.now() + 60_000);
    await database
      .update(schema.session)
      .set({ expiresAt: almostOver })
      .where(eq(schema.session.userId, user.id));
    const cookies: string[] = [];

    await ask(pageRequest("/todos", visitor), { setCookie: (cookie) => cookies.push(cookie) });

    expect(cookies.join()).toMatch(/session_token=[^;]+;.*Max-Age=604800.*HttpOnly.*SameSite=Lax/i);
  });

  test("a ban that is over lets the user in again", async () => {
    const past = new Date(Date.now() - 1000);
    await database
      .update(schema.user)
      .set({ banned: true, banExpires: past })
      .where(eq(schema.user.id, user.id));

    expect(await ask(withToken(token))).toEqual(user);
  });
});

describe("a cookie that was let in a moment ago", () => {
  let visitor: Headers;
  const again = (setCookie?: (cookie: string) => void) =>
    ask(apiRequest("/api/todos", visitor), { setCookie });

  beforeEach(async () => {
    visitor = await signIn(user);
    expect(await again()).toEqual(user);
  });

  const updateSession = (values: Partial<typeof schema.session.$inferInsert>) =>
    database.update(schema.session).set(values).where(eq(schema.session.userId, user.id));

  test("still says who is asking, as they are now", async () => {
    await database.update(schema.user).set({ name: "Ada Byron" }).where(eq(schema.user.id, user.id));

    expect(await again()).toEqual({ ...user, name: "Ada Byron" });
  });

  test("is renewed when its time has come", async () => {
    await updateSession({ expiresAt: new Date(Date.now() + 60_000) });
    const cookies: string[] = [];

    expect(await again((cookie) => cookies.push(cookie))).toEqual(user);
    expect(cookies.join()).toMatch(/session_token=[^;]+;.*Max-Age=604800/i);
  });

  test("opens nothing when its session has expired", async () => {
    await updateSession({ expiresAt: new Date(Date.now() - 1) });

    await expectUnauthorized(apiRequest("/api/todos", visitor));
  });

  test("opens nothing when its session was ended elsewhere", async () => {
    await database.delete(schema.session).where(eq(schema.session.userId, user.id));

    await expectUnauthorized(apiRequest("/api/todos", visitor));
  });

  test("opens nothing when its user was banned or deleted", async () => {
    await database.update(schema.user).set({ banned: true }).where(eq(schema.user.id, user.id));
    await expectUnauthorized(apiRequest("/api/todos", visitor));

    await database.delete(schema.user).where(eq(schema.user.id, user.id));
    await expectUnauthorized(apiRequest("/api/todos", visitor));
  });

  test("opens nothing with another signature, nor with the token of another session", async () => {
    const [name, value] = visitor.get("cookie")!.split("=") as [string, string];
    const [, signature] = decodeURIComponent(value.split(";")[0]!).split(".");
    const other = await signIn(await createUser("Grace"));
    const [, otherValue] = other.get("cookie")!.split("=");
    const [otherToken] = decodeURIComponent(otherValue!.split(";")[0]!).split(".");
    expect((await ask(apiRequest("/api/todos", other))).name).toBe("Grace");

    const mixed = encodeURIComponent(`${otherToken}.${signature}`);
    await expectUnauthorized(apiRequest("/api/todos", new Headers({ cookie: `${name}=${mixed}` })));
  });

  test("is verified anew after a minute", async () => {
    const verified = vi.spyOn(auth.api, "getSession");
    await again();
    expect(verified).not.toHaveBeenCalled();

    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    await again();
    expect(verified).toHaveBeenCalledTimes(1);
    verified.mockRestore();
  });
});

describe("T-222 missing, malformed, expired, forged and revoked credentials get 401 Unauthorized", () => {
  test("none", () => expectUnauthorized(apiRequest("/api/todos")));

  test.each([
    "",
    "Bearer",
    "Bearer ",
    "Bearer x",
    "Bearer a.b.c",
    "Basic YTpi",
    "bearer: x.y.z",
    "Bearer é.é.é",
  ])("garbage: %j", async (authorization) => {
    const bytes = Buffer.from(authorization, "utf8").toString("latin1");
    await expectUnauthorized(apiRequest("/api/todos", new Headers({ authorization: bytes })));
  });

  test.each(["", "sig", "AAAA"])("alg: none, with the signature %j", async (signature) => {
    const forged = `${encode({ alg: "none", typ: "JWT" })}.${token.split(".")[1]}.${signature}`;
    await expectUnauthorized(withToken(forged));
  });

  test("HS256 signed with the public key", async () => {
    const { kid } = decodeProtectedHeader(token);
    const { keys } = await auth.api.getJwks();
    const jwk = keys.find((key) => key.kid === kid) as JWK;
    const publicKey = (await importJWK(jwk, "EdDSA", { extractable: true })) as CryptoKey;
    for (const secret of [await exportSPKI(publicKey), jwk.x!, JSON.stringify(jwk)]) {
      const forged = await new SignJWT(decodeJwt(token))
        .setProtectedHeader({ alg: "HS256", kid })
        .sign(new TextEncoder().encode(secret));
      await expectUnauthorized(withToken(forged));
    }
  });

  test("a tampered payload", async () => {
    const other = await createUser("Grace");
    const [header, , signature] = token.split(".");
    await expectUnauthorized(
      withToken(`${header}.${encode({ ...decodeJwt(token), sub: other.id })}.${signature}`),
    );
  });

  test("the signing helper of these tests makes tokens that would be accepted", async () => {
    expect(await ask(withToken(await signed({})))).toEqual(user);
  });

  test.each(["https://evil.example", "http://localhost", ""])("wrong issuer: %j", async (iss) => {
    await expectUnauthorized(withToken(await signed({ iss })));
  });

  test.each(["http://localhost:3000", "https://evil.example/api", ""])("wrong audience: %j", async (aud) => {
    await expectUnauthorized(withToken(await signed({ aud })));
  });

  test("expired", async () => {
    const now = Math.floor(Date.now() / 1000);
    await expectUnauthorized(withToken(await signed({ iat: now - 100, exp: now - 1 })));
  });

  test("accepted before, and expired since", async () => {
    const now = Math.floor(Date.now() / 1000);
    const short = withToken(await signed({ iat: now, exp: now + 30 }));
    expect(await ask(short.clone())).toEqual(user);

    vi.useFakeTimers({ toFake: ["Date"], now: (now + 31) * 1000 });

    await expectUnauthorized(short);
  });

  test.each(["sub", "sid"])("a %s that is no id", async (claim) => {
    await expectUnauthorized(withToken(await signed({ [claim]: "1' or true --" })));
  });

  test("signed by an unknown key, under a new key id and under ours", async () => {
    const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
    for (const kid of ["unknown", decodeProtectedHeader(token).kid!]) {
      const forged = await new SignJWT(decodeJwt(token))
        .setProtectedHeader({ alg: "EdDSA", kid })
        .sign(privateKey);
      await expectUnauthorized(withToken(forged));
    }
  });

  test("after sign-out, the cookie and the token of that session", async () => {
    const visitor = await signIn(user);
    const own = (await auth.api.getToken({ headers: visitor })).token;
    expect(await ask(withToken(own))).toEqual(user);

    const answer = await callAuth(formRequest("/sign-out", {}, visitor), "/sign-out", {});

    expect(answer.ok).toBe(true);
    await expectUnauthorized(withToken(own));
    await expectUnauthorized(apiRequest("/api/todos", visitor));
  });

  test("user deleted", async () => {
    const visitor = await signIn(user);
    await database.delete(schema.user).where(eq(schema.user.id, user.id));

    await expectUnauthorized(withToken(token));
    await expectUnauthorized(apiRequest("/api/todos", visitor));
  });

  test("user banned", async () => {
    const visitor = await signIn(user);
    await database.update(schema.user).set({ banned: true }).where(eq(schema.user.id, user.id));

    await expectUnauthorized(withToken(token));
    await expectUnauthorized(apiRequest("/api/todos", visitor));
  });

  test("a bad token beside a good cookie", async () => {
    const cookie = (await signIn(user)).get("cookie")!;

    await expectUnauthorized(withToken("a.b.c", { cookie }));
    await expectUnauthorized(withToken("", { cookie }));
  });

  test("a raw session token as bearer, plain and signed", async () => {
    const cookie = (await signIn(user)).get("cookie")!;
    const signedToken = decodeURIComponent(cookie.split("=")[1]!.split(";")[0]!);

    await expectUnauthorized(withToken(signedToken));
    await expectUnauthorized(withToken(signedToken.split(".")[0]!));
  });

  test("a forged, an altered and an expired session cookie", async () => {
    const visitor = await signIn(user);
    const cookie = visitor.get("cookie")!;
    await expectUnauthorized(
      apiRequest("/api/todos", new Headers({ cookie: "better-auth.session_token=x" })),
    );
    await expectUnauthorized(apiRequest("/api/todos", new Headers({ cookie: `${cookie.slice(0, -4)}AAAA` })));

    await database
      .update(schema.session)
      .set({ expiresAt: new Date(0) })
      .where(eq(schema.session.userId, user.id));
    await expectUnauthorized(apiRequest("/api/todos", visitor));
  });

  test("outside the API the answer is plain text, and a page visit goes to sign-in", async () => {
    const answer = await answerOf(ask(formRequest("/todos", { intent: "delete" })));
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe("Unauthorized");

    const visit = await answerOf(ask(pageRequest("/todos?after=1")));
    expect(visit.status).toBe(302);
    expect(visit.headers.get("location")).toBe("/sign-in?redirectTo=%2Ftodos%3Fafter%3D1");
  });

  test("a page visit with a bad token is no page visit", async () => {
    const request = pageRequest("/todos", new Headers({ authorization: "Bearer a.b.c" }));

    expect((await answerOf(ask(request))).status).toBe(401);
  });
});
