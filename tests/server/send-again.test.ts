import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDatabase, type PostgresCluster, startPostgresCluster } from "../support/postgres-cluster";
import { type Received, send } from "../support/send";
import { buildWhenStale, type ServerProcess, startServer } from "../support/server-process";
import { fieldsOf } from "./sent-form";

const ORIGIN = "http://localhost:3000";
const PASSWORD = "correct horse battery";
const HOSTILE = `"><script>alert('1')</script>&amp;`;

let cluster: PostgresCluster;
let server: ServerProcess;
let cookie: string;

beforeAll(async () => {
  buildWhenStale();
  cluster = await startPostgresCluster();
  await createDatabase(cluster.adminUrl, "forms");
  server = await startServer({
    DATABASE_URL: cluster.urlOf("forms"),
    BETTER_AUTH_URL: ORIGIN,
    BETTER_AUTH_SECRET: "a secret that is only good for tests",
  });
  const account = { name: "Ada", email: "ada@example.org", password: PASSWORD };
  cookie = cookiesOf(await post("/sign-up", account, { Cookie: "" }));
});

afterAll(async () => {
  await server?.stop();
  await cluster?.stop();
});

describe("a form sent after the session ended", () => {
  const signedOut = { Cookie: "better-auth.session_token=ended" };

  test("gets a page that holds what was typed, and sends it once when they are signed in", async () => {
    const typed = { intent: "create", key: randomUUID(), title: "Water the plants" };

    const page = await post("/todos?status=open", typed, signedOut);
    expect(page.status).toBe(401);
    expect(page.headers).toMatchObject({
      "www-authenticate": "Bearer",
      "cache-control": expect.stringContaining("no-store") as string,
      "content-type": "text/html; charset=utf-8",
    });
    expect(page.body.toString()).toContain(`href="/sign-in" target="_blank" rel="noopener"`);
    expect(fieldsOf(page)).toEqual(typed);

    for (let round = 0; round < 2; round++)
      expect((await post("/todos?status=open", fieldsOf(page))).status).toBe(302);
    expect(await titlesInList()).toEqual(["Water the plants"]);
  });

  test("is shown as text, whatever it says", async () => {
    const typed = { [HOSTILE]: HOSTILE, title: HOSTILE, notes: `\r\n${HOSTILE}\r\n  two lines` };

    const page = await post(`/todos?${encodeURIComponent(HOSTILE)}`, typed, signedOut);

    expect(page.body.toString()).not.toMatch(/<script/i);
    expect(page.body.toString()).not.toMatch(/<form[^>]* action/);
    expect(fieldsOf(page)).toEqual(typed);
  });

  test.each([
    ["in length", { title: "x".repeat(129 * 1024) }],
    ["in fields", Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`field${index}`, ""]))],
  ])("is not kept when it is too much: %s", async (_, typed) => {
    const page = await post("/todos", typed, signedOut);

    expect(page.status).toBe(401);
    expect(page.body.toString()).toContain("too long to be kept");
    expect(page.body.toString()).not.toContain("<form");
    expect(page.body.length).toBeLessThan(4096);
  });

  test("is not repeated to a program", async () => {
    for (const [name, value] of [
      ["Accept", "*/*"],
      ["Authorization", "Bearer forged"],
    ] as const) {
      const answer = await post("/todos", { title: "Water the plants" }, { ...signedOut, [name]: value });

      expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
      expect(answer.body.toString()).not.toContain("Water the plants");
    }
  });
});

describe("while the database is out", () => {
  beforeAll(() => cluster.suspend("by a crash"));

  const typed = { intent: "create", key: randomUUID(), title: "On the train", notes: "" };

  test("a form gets a page that holds what was typed", async () => {
    const page = await post("/todos", typed);

    expect([page.status, page.headers["retry-after"]]).toEqual([503, "2"]);
    expect(fieldsOf(page)).toEqual(typed);
    expect(page.body.toString()).not.toContain("/sign-in");
  });

  test("a password is not repeated", async () => {
    for (const path of ["/sign-in", "/sign-up", "/todos"]) {
      const { status, body } = await post(path, {
        ...typed,
        name: "Ada",
        email: "ada@example.org",
        password: PASSWORD,
      });

      expect(status, path).toBeGreaterThanOrEqual(500);
      expect(body.toString()).not.toContain(PASSWORD);
    }
  });

  test("the page looks like the others, and so does one that holds nothing", async () => {
    for (const page of [await post("/todos", typed), await get("/assets/nothing.css")]) {
      const [, stylesheet] = /<link rel="stylesheet" href="([^"]+)">/.exec(page.body.toString())!;

      expect((await get(stylesheet!)).headers["content-type"]).toMatch(/^text\/css/);
    }
  });

  test("it can be sent again afterwards, and is there once", async () => {
    const page = await post("/todos", typed);
    await cluster.resume();

    for (let round = 0; round < 2; round++) expect((await post("/todos", fieldsOf(page))).status).toBe(302);
    expect(await titlesInList()).toContain("On the train");
    expect((await titlesInList()).filter((title) => title === "On the train")).toHaveLength(1);
  });
});

/** Posts a form as a browser does. */
function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return send(server.url + path, {
    method: "POST",
    headers: {
      Origin: ORIGIN,
      "Content-Type": "application/x-www-form-urlencoded",
      Accept: "text/html,application/xhtml+xml,*/*;q=0.8",
      Cookie: cookie,
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  });
}

function get(path: string) {
  return send(server.url + path, { headers: { Cookie: cookie } });
}

async function titlesInList(): Promise<string[]> {
  const { items } = JSON.parse((await get("/api/todos")).body.toString()) as { items: { title: string }[] };
  return items.map(({ title }) => title);
}

function cookiesOf({ headers }: Received): string {
  return (headers["set-cookie"] ?? []).map((one) => one.split(";", 1)[0]).join("; ");
}
