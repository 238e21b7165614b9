import type { OutgoingHttpHeaders } from "node:http";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import routes from "~/routes";
import { type Between, startTcpProxy } from "../support/neon-bridge";
import { createDatabase, type PostgresCluster, startPostgresCluster } from "../support/postgres-cluster";
import { type Received, send } from "../support/send";
import { buildWhenStale, type ServerProcess, startServer } from "../support/server-process";

const ORIGIN = "http://localhost:3000";
/** Which nothing is read from, by whatever is sent there. */
const WRITTEN_ONLY = ["/sign-out", "/undo", "/api/undo/:undoId"];
const PUBLIC = ["/", "/sign-in", "/sign-up", "/api/openapi.json", "/api/docs"];

let cluster: PostgresCluster;
let between: Between;
let server: ServerProcess;
let cookie: OutgoingHttpHeaders;
let bearer: OutgoingHttpHeaders;
const params: Record<string, string> = { tag: "garden" };

beforeAll(async () => {
  buildWhenStale();
  cluster = await startPostgresCluster();
  await createDatabase(cluster.adminUrl, "counted");
  between = await startTcpProxy(cluster.port);
  const url = new URL(cluster.urlOf("counted"));
  url.port = String(between.port);
  server = await startServer({
    DATABASE_URL: url.href,
    BETTER_AUTH_URL: ORIGIN,
    BETTER_AUTH_SECRET: "a secret that is only good for tests",
  });
  await signUp();
  await keepThings();
});

afterAll(async () => {
  await server?.stop();
  await between?.close();
  await cluster?.stop();
});

describe("reading", () => {
  const paths = pathsOf(routes).filter((path) => !path.includes("*"));
  const own = paths.filter((path) => ![...PUBLIC, ...WRITTEN_ONLY].includes(path));
  const pages = own.filter((path) => !path.startsWith("/api/"));
  const endpoints = own.filter((path) => path.startsWith("/api/"));

  test.each(PUBLIC)("%s asks the database at most once", async (path) => {
    const answer = await counted(path, { accept: "text/html" });

    expect(answer).toMatchObject({ status: 200 });
    expect(answer.roundTrips).toBeLessThanOrEqual(1);
  });

  test.each(pages)("the page %s asks who it is, and everything else at once", async (path) => {
    const page = await counted(path, { accept: "text/html", ...cookie });
    const data = await counted(`${path}.data`, cookie);

    expect([page, data]).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect([page.roundTrips, data.roundTrips]).toEqual([2, 2]);
  });

  test.each([
    "/todos?after=x&undo=01930000-0000-7000-8000-000000000000",
    "/todos?priority=high&sort=title&tag=garden",
    "/todos/today?arrange=rows",
    "/todos/upcoming?from=2030-01-01",
    "/todos/trash?ask=empty",
    "/search?q=plants",
  ])("so does %s", async (path) => {
    expect(await counted(path, { accept: "text/html", ...cookie })).toEqual({ status: 200, roundTrips: 2 });
  });

  test.each([
    "/api/todos?status=completed&sort=due&limit=1",
    "/api/todos?search=plants",
    "/api/todos?view=today",
  ])("so does %s", async (path) => {
    expect(await counted(path, bearer)).toEqual({ status: 200, roundTrips: 2 });
  });

  test.each(endpoints)("so does %s, whichever way somebody comes in", async (path) => {
    for (const credentials of [cookie, bearer]) {
      const answer = await counted(path, credentials);

      if (answer.status === 405) return;
      expect(answer.status).toBe(200);
      expect(answer.roundTrips).toBeLessThanOrEqual(2);
    }
  });
});

describe("writing", () => {
  const title = "Water the plants";

  test.each([
    ["POST", "/api/todos", { title }, 201],
    ["PATCH", "/api/todos/:todoId", { title }, 200],
    ["PATCH", "/api/todos/:todoId", { completed: true }, 200],
    ["PATCH", "/api/todos/:todoId/complete", { completed: true }, 200],
    ["DELETE", "/api/todos/:newTodoId", null, 204],
    ["POST", "/api/todos/:deletedTodoId/restore", null, 200],
    ["POST", "/api/todos/bulk", { ids: [uuidv7()], set: { priority: "high" } }, 200],
    ["POST", "/api/todos/bulk", { ids: [uuidv7()], delete: true }, 200],
    ["POST", "/api/trash/restore", null, 200],
    ["DELETE", "/api/trash", null, 200],
    ["POST", ":undo", null, 200],
    ["POST", "/api/projects", { name: "Garden" }, 201],
    ["PATCH", "/api/projects/:projectId", { name: "House" }, 200],
    ["POST", "/api/views", { name: "Later", query: "due=none" }, 201],
    ["PATCH", "/api/views/:viewId", { name: "Late" }, 200],
    ["DELETE", "/api/views/:newViewId", null, 204],
    ["PATCH", "/api/tags/:tag", { name: "garden" }, 200],
    ["DELETE", "/api/tags/:newTag", null, 204],
    ["POST", "/api/:userId/tasks", { title }, 201],
    ["PATCH", "/api/:userId/tasks/:todoId/complete", null, 200],
    ["DELETE", "/api/:userId/tasks/:newTodoId", null, 204],
  ])("%s %s %j", async (method, path, fields, status) => {
    const headers = { ...bearer, "Content-Type": "application/json" };
    const body = fields === null ? undefined : () => JSON.stringify(fields);

    expect(await counted(path, headers, { method, body, prepare: makeMore })).toEqual({
      status,
      roundTrips: 2,
    });
  });

  test.each(["create", "set-completed", "delete"])("a form that says %s", async (intent) => {
    const todoIds = [params.otherId!, params.todoId!];
    const fields = () => ({ intent, title, key: uuidv7(), todoId: todoIds.pop()!, completed: "true" });
    const headers = { ...cookie, Origin: ORIGIN, "Content-Type": "application/x-www-form-urlencoded" };

    const answer = await counted("/todos", headers, {
      method: "POST",
      body: () => new URLSearchParams(fields()).toString(),
    });

    expect(answer).toMatchObject({ status: 302, roundTrips: 2 });
  });
});

/** The second time that something is asked for: the first also reads keys, or opens a connection. */
async function counted(
  path: string,
  headers: OutgoingHttpHeaders,
  { method, body, prepare }: { method?: string; body?: () => string; prepare?: () => Promise<void> } = {},
) {
  const ask = async () => {
    await prepare?.();
    between.roundTrips = 0;
    const url = server.url + path.replaceAll(/:(\w+)/g, (_, name: string) => params[name]!);
    return send(url, { method, headers, body: body?.() });
  };
  await ask();
  const { status } = await ask();
  return { status, roundTrips: between.roundTrips };
}

async function signUp() {
  const account = { name: "Robin", email: "robin@example.org", password: "correct horse battery" };
  const signedUp = await post("/api/auth/sign-up/email", account);
  cookie = { cookie: signedUp.headers["set-cookie"]!.map((one) => one.split(";", 1)[0]).join("; ") };
  params.userId = readJson<{ user: { id: string } }>(signedUp).user.id;
  const { token } = readJson<{ token: string }>(
    await send(`${server.url}/api/auth/token`, { headers: cookie }),
  );
  bearer = { authorization: `Bearer ${token}` };
}

async function keepThings() {
  params.projectId = await keep("/api/projects", { name: "Home" });
  params.viewId = await keep("/api/views", { name: "Soon", query: "due=overdue" });
  const { projectId } = params;
  params.todoId = await keep("/api/todos", { title: "Water the plants", projectId, tags: ["garden"] });
  params.otherId = await keep("/api/todos", { title: "Buy oat milk" });
}

/** What a write may do away with. */
async function makeMore() {
  params.newTag = "new";
  params.newTodoId = await keep("/api/todos", { title: "Mow the lawn", tags: ["new"] });
  params.newViewId = await keep("/api/views", { name: "New", query: "due=none" });
  params.deletedTodoId = await keep("/api/todos", { title: "Buy bread" });
  const path = `/api/todos/${params.deletedTodoId}`;
  const deleted = await send(server.url + path, { method: "DELETE", headers: bearer });
  params.undo = String(deleted.headers.undo);
}

async function keep(path: string, fields: object) {
  return readJson<{ id: string }>(await post(path, fields, bearer)).id;
}

function post(path: string, fields: object, headers?: OutgoingHttpHeaders): Promise<Received> {
  return send(server.url + path, {
    method: "POST",
    headers: { Origin: ORIGIN, "Content-Type": "application/json", ...headers },
    body: JSON.stringify(fields),
  });
}

function readJson<T>({ body }: Received): T {
  return JSON.parse(body.toString()) as T;
}

/** Every path that the app answers, as in `/todos/:todoId`. */
function pathsOf(entries: RouteConfigEntry[], parent = ""): string[] {
  return entries.flatMap(({ path = "", children = [] }) => {
    const own = path === "" ? parent : `${parent}/${path}`;
    return [own || "/", ...pathsOf(children, own)];
  });
}
