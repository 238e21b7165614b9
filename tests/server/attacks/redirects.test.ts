import { beforeAll, expect, test } from "vitest";
import { attackedServer, PASSWORD } from "./attacked-server";

const server = attackedServer();
let email: string;
let cookie: string;

beforeAll(async () => {
  ({ email, cookie } = await server.signUp());
});

const ELSEWHERE = [
  "https://evil.example",
  "http://evil.example/",
  "HTTPS://EVIL.EXAMPLE",
  "https:evil.example",
  "https:/evil.example",
  "https:///evil.example",
  "//evil.example",
  "///evil.example",
  "////evil.example",
  "//evil.example%2f..",
  "/\\evil.example",
  "\\/evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\r\n/evil.example",
  "\t//evil.example",
  " https://evil.example",
  "/.//evil.example",
  "/x/..//evil.example",
  "/%2e//evil.example",
  "/%2e%2e//evil.example",
  "//user@evil.example",
  "//evil.example:443/todos",
  "//[::1]/",
  "//0x7f000001",
  "javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "evil.example",
  "@evil.example",
  ".evil.example",
  "todos",
  "?x",
  "#x",
  "",
  "null",
  "__proto__",
];

const OURS: [redirectTo: string, location: string][] = [
  ["/", "/"],
  ["/todos?after=1", "/todos?after=1"],
  ["/todos/x#notes", "/todos/x#notes"],
  ["/todos?next=https://evil.example", "/todos?next=https://evil.example"],
  ["/%2f%2fevil.example", "/%2f%2fevil.example"],
  ["/%5cevil.example", "/%5cevil.example"],
  ["/todos\r\nSet-Cookie: owned=1", "/todosSet-Cookie:%20owned=1"],
  ["/todos\u2028\u{1f600}", "/todos%E2%80%A8%F0%9F%98%80"],
];

test.each([...ELSEWHERE.map((redirectTo) => [redirectTo, "/todos/today"] as const), ...OURS])(
  "signing in with redirectTo %j leads to %s",
  async (redirectTo, location) => {
    const answers = [
      await server.post("/sign-in", { email, password: PASSWORD, redirectTo }),
      await server.get(`/sign-in?${new URLSearchParams({ redirectTo })}`, { Cookie: cookie }),
      await server.get(`/sign-up?${new URLSearchParams({ redirectTo })}`, { Cookie: cookie }),
    ];

    for (const { status, headers } of answers) {
      expect([status, headers.location]).toEqual([302, location]);
      expect(headers["set-cookie"]?.join() ?? "").not.toContain("owned");
      expect(headers).not.toHaveProperty("refresh");
    }
  },
);

test.each(["//evil.example", "/\\evil.example", "//evil.example/todos", "/%09/evil.example"])(
  "the address %s leads nowhere else",
  async (path) => {
    for (const sender of [undefined, cookie]) {
      const answer = await server.get(path, { Accept: "text/html", Cookie: sender ?? "" });
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers).not.toHaveProperty("location");
    }
  },
);

test.each(["https://evil.example", "//evil.example", "/\\evil.example"])(
  "Better Auth's own endpoints do not lead to %s either",
  async (callbackURL) => {
    const query = new URLSearchParams({ token: "x", callbackURL });
    for (const path of ["verify-email", "reset-password/x", "delete-user/callback"]) {
      const location = (await server.get(`/api/auth/${path}?${query}`)).headers.location ?? "/";
      expect(new URL(location, server.origin()).origin, path).toBe(server.origin());
    }
  },
);

test.each(["Host", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Original-URL", "X-Rewrite-URL"])(
  "no redirect, link or token is made from a forged %s",
  async (name) => {
    const forged = { Accept: "text/html", [name]: "evil.example" };

    const visit = await server.get("/todos", forged);
    const page = await server.get("/api/docs", forged);
    const token = await server.get("/api/auth/token", { ...forged, Cookie: cookie });

    expect([visit.status, visit.headers.location]).toEqual([302, "/sign-in?redirectTo=%2Ftodos"]);
    for (const { body } of [page, token]) {
      const text = body.toString();
      expect(text).not.toContain("evil.example");
      const [, claims] = /"token":"[^.]+\.([^.]+)/.exec(text) ?? [];
      if (claims) expect(Buffer.from(claims, "base64url").toString()).toContain(`"iss":"${server.origin()}"`);
    }
  },
);
