import { describe, expect, test } from "vitest";
import { attackedServer, cookiePair, PASSWORD } from "./attacked-server";

describe("over plain HTTP", () => {
  const server = attackedServer();

  test("the session cookie is out of reach for scripts and other sites", async () => {
    const { cookies } = await server.signUp();

    expect(cookies).not.toEqual([]);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^better-auth\.session_token=[^;]+;/);
      expect(cookie).toMatch(/; HttpOnly(;|$)/i);
      expect(cookie).toMatch(/; SameSite=Lax(;|$)/i);
      expect(cookie).toMatch(/; Path=\/(;|$)/i);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
  });

  test("a session that somebody planted is not the one after signing in, and gets them in nowhere", async () => {
    const victim = await server.signUp();
    const attacker = await server.signUp();
    const planted = ["better-auth.session_token=planted", attacker.cookie];

    for (const before of planted) {
      const credentials = { email: victim.email, password: PASSWORD };
      const { headers } = await server.post("/sign-in", credentials, { Cookie: before });
      const after = cookiePair(headers["set-cookie"] ?? []);

      expect(after).toMatch(/^better-auth\.session_token=\w/);
      expect(after).not.toContain(before);
      expect(await nameOfSession(after)).toBe(victim.email);
      expect(await nameOfSession(before)).not.toBe(victim.email);
    }
  });

  test("every sign-in has a token of its own", async () => {
    const { email, cookie } = await server.signUp();

    const { headers } = await server.post("/sign-in", { email, password: PASSWORD }, { Cookie: cookie });

    expect(cookiePair(headers["set-cookie"] ?? [])).not.toBe(cookie);
  });

  test("signing out ends the session itself, not only the cookie", async () => {
    const { cookie } = await server.signUp();

    const { headers } = await server.post("/sign-out", {}, { Cookie: cookie });

    expect(headers["set-cookie"]?.join("\n")).toMatch(/^better-auth\.session_token=;.*Max-Age=0/i);
    expect(await nameOfSession(cookie)).toBeNull();
    expect((await server.get("/api/todos", { Cookie: cookie })).status).toBe(401);
    const visit = await server.get("/todos", { Cookie: cookie, Accept: "text/html" });
    expect(visit.headers.location).toBe("/sign-in?redirectTo=%2Ftodos");
  });

  test("a session is known by its cookie alone, not by an address or a form", async () => {
    const { cookie } = await server.signUp();
    const query = cookie.replace("=", "%3D");

    for (const path of [`/todos?${cookie}`, `/todos;${cookie}`, `/todos?cookie=${query}`])
      expect((await server.get(path, { Accept: "text/html" })).status, path).not.toBe(200);
  });

  async function nameOfSession(cookie: string): Promise<string | null> {
    const { body } = await server.get("/api/auth/get-session", { Cookie: cookie });
    const answer = JSON.parse(body.toString()) as { user: { email: string } } | null;
    return answer?.user.email ?? null;
  }
});

describe("behind https", () => {
  const server = attackedServer({ BETTER_AUTH_URL: "https://todos.example.org" });

  test("cookies carry the __Secure- prefix and travel over https only", async () => {
    const { cookies } = await server.signUp();

    expect(cookies).not.toEqual([]);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Secure-better-auth\.session_token=/);
      for (const flag of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"])
        expect(cookie).toContain(`; ${flag}`);
    }
  });

  test("browsers are told to come back by https only", async () => {
    const { headers } = await server.get("/");

    expect(headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  test("a cookie without the prefix is nobody's", async () => {
    const { cookie } = await server.signUp();

    expect((await server.get("/api/todos", { Cookie: cookie })).status).toBe(200);
    const plain = cookie.replace("__Secure-", "");
    expect((await server.get("/api/todos", { Cookie: plain })).status).toBe(401);
  });

  test("a write from the plain http address of the same name is refused", async () => {
    const origin = { Origin: "http://todos.example.org" };

    expect((await server.post("/sign-in", {}, origin)).status).toBe(403);
  });
});
