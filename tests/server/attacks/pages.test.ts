import { beforeAll, describe, expect, test } from "vitest";
import { send } from "../../support/send";
import { attackedServer } from "./attacked-server";

const server = attackedServer();
let cookie: string;
let todo: string;

beforeAll(async () => {
  ({ cookie } = await server.signUp());
  await server.post("/todos", { intent: "create", title: "Water the plants", key: "1" }, { Cookie: cookie });
  const list = await server.get("/api/todos", { Cookie: cookie });
  todo = /"id":"([^"]+)"/.exec(list.body.toString())![1]!;
});

const PRIVATE = [
  ["/todos", 200],
  ["/todos?after=x", 200],
  ["/todos.data", 200],
  ["/todos/:todoId", 200],
  ["/todos/:todoId.data", 200],
  ["/todos/nothing", 404],
  ["/sign-in", 302],
  ["/sign-up", 302],
  ["/", 302],
  ["/api/todos", 200],
  ["/api/todos/:todoId", 200],
  ["/api/todos?limit=0", 422],
  ["/api/nobody/tasks", 403],
  ["/api/auth/get-session", 200],
  ["/api/auth/token", 200],
  ["/api/auth/list-sessions", 200],
] as const;

test.each([
  ["that is none", 422, "That was not understood", { undoId: "nothing" }],
  ["that nobody has", 404, "Not found", { undoId: crypto.randomUUID() }],
])("undoing something %s is refused by a page, and as data, with %i", async (_, status, heading, form) => {
  const page = await server.post("/undo", form, { Accept: "text/html", Cookie: cookie });
  const asData = await server.post("/undo.data", form, { Cookie: cookie });

  expect([page.status, page.headers["content-type"]]).toEqual([status, "text/html; charset=utf-8"]);
  expect(page.body.toString()).toContain(`<h1>${heading}</h1>`);
  expect(asData.status).toBe(status);
});

describe.each(PRIVATE)("%s", (path, status) => {
  const visit = (headers = {}) =>
    server.get(path.replace(":todoId", todo), { Accept: "text/html", ...headers });

  test("is kept by no cache, signed in or out", async () => {
    const answer = await visit({ Cookie: cookie });

    expect(answer.status).toBe(status);
    for (const { headers } of [answer, await visit()]) {
      expect(headers["cache-control"]).toMatch(/\bno-store\b/);
      expect(headers["cache-control"]).not.toMatch(/public|s-maxage/);
    }
  });

  test("can be framed by nobody, sniffed as nothing else and tells no other site where it was", async () => {
    for (const { headers } of [await visit({ Cookie: cookie }), await visit()]) {
      expect(headers).toMatchObject({
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
      });
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      expect(headers).not.toHaveProperty("access-control-allow-origin");
    }
  });
});

test("a tag whose name ends as an address of data does has a page and is in the API", async () => {
  const tag = { intent: "create", title: "Count", key: "2" };
  await server.post("/tags/big%2Edata", tag, { Cookie: cookie });

  const page = await server.get("/tags/big%2Edata", { Accept: "text/html", Cookie: cookie });
  const inApi = await server.get("/api/tags/big%2Edata", { Cookie: cookie });

  expect(page.headers["content-type"]).toMatch("text/html");
  expect(page.body.toString()).toContain(">Count<");
  expect(JSON.parse(inApi.body.toString())).toEqual({ name: "big.data", todos: 1, open: 1 });
});

test.each(["/%", "/api/nothing", "/assets/gone.js", "/nothing", "/healthz"])(
  "no refusal can be framed either: %s",
  async (path) => {
    const { headers } = await server.get(path);

    expect(headers).toMatchObject({ "x-frame-options": "DENY", "x-content-type-options": "nosniff" });
  },
);

test("another site is never told that it may read or write, not even when it asks first", async () => {
  const asked = { Origin: "https://evil.example", "Access-Control-Request-Method": "POST", Cookie: cookie };

  for (const method of ["OPTIONS", "GET"])
    for (const path of ["/api/todos", "/api/auth/get-session", "/todos"]) {
      const { headers } = await send(server.url() + path, { method, headers: asked });
      expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    }
});

test.each([
  ["a host that begins with ours", () => `${server.origin()}.evil.example`],
  ["a host that ends with ours", () => `http://evil-localhost:${new URL(server.origin()).port}`],
  ["our host as a user", () => `${server.origin()}@evil.example`],
  ["our host on another port", () => "http://localhost:1"],
  ["our host by another scheme", () => server.origin().replace("http:", "https:")],
  ["two origins", () => `${server.origin()}, https://evil.example`],
  ["our origin with a path", () => `${server.origin()}/`],
  ["an empty one", () => ""],
  ["a file", () => "file://"],
])("a write from an Origin that only looks like ours changes nothing: %s", async (_, origin) => {
  const headers = { Cookie: cookie, Origin: origin() };

  for (const path of ["/todos", "/sign-out"])
    expect((await server.post(path, { intent: "delete", todoId: todo }, headers)).status).toBe(403);
  expect((await server.get(`/api/todos/${todo}`, { Cookie: cookie })).status).toBe(200);
});

describe("line ends that would begin another header", () => {
  const INJECTED = "x\r\nSet-Cookie: owned=1\r\n\r\n<script>alert(1)</script>";

  test("in a form come back as text", async () => {
    const answers = [
      await server.post("/todos", { intent: "create", title: INJECTED, key: INJECTED }, { Cookie: cookie }),
      await server.post("/sign-up", { name: INJECTED, email: INJECTED, password: "x", redirectTo: INJECTED }),
    ];

    for (const { status, headers, body } of answers) {
      expect(status).toBe(422);
      expect(headers).not.toHaveProperty("set-cookie");
      expect(body.toString()).not.toContain("<script>alert(1)");
    }
  });

  test("in an address stay in it", async () => {
    const text = encodeURIComponent(INJECTED);

    for (const path of [`/todos?after=${text}`, `/todos/${text}`, `/${text}`, `/api/todos?cursor=${text}`]) {
      const { headers } = await server.get(path, { Accept: "text/html" });
      expect(headers["set-cookie"]?.join() ?? "", path).not.toContain("owned");
      expect(headers["location"] ?? "").not.toMatch(/[\r\n]/);
    }
  });
});
