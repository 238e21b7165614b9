import { afterAll, beforeAll, expect, test } from "vitest";
import type { Answer, ApiDocument, Operation } from "~/api/description/open-api";
import { checkDescribed } from "../support/described";
import { buildWhenStale, type ServerProcess, startServer, temporaryFolder } from "../support/server-process";

const ORIGIN = "http://localhost:3000";
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

interface Call {
  name: string;
  method: string;
  path: string;
  operation: Operation;
}

let server: ServerProcess;
let document: ApiDocument;
let calls: Call[];
/** Who the examples are about. */
let someone: { id: string; cookie: Record<string, string>; token: Record<string, string> };

beforeAll(async () => {
  buildWhenStale();
  server = await startServer({
    DATA_DIR: temporaryFolder(),
    BETTER_AUTH_URL: ORIGIN,
    BETTER_AUTH_SECRET: "a secret that is only good for tests",
  });
  document = (await send("GET", "/api/openapi.json")).json as unknown as ApiDocument;
  calls = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([key, operation]) => {
      const method = key.toUpperCase();
      return { name: `${method} ${path}`, method, path, operation };
    }),
  );
  someone = await signUp();
});

afterAll(() => server?.stop());

test("every call is taken as its example has it, and answered as the document says", async () => {
  expect(calls.length).toBeGreaterThan(40);

  for (const { name, method, path, operation } of calls) {
    const things = await makeThings(path);
    const address = path.replaceAll(/\{(\w+)\}/g, (_, id: string) => things[id]!);
    const answer = await send(method, address, credentialFor(operation), exampleOf(operation, things.other!));

    const [status, described] = Object.entries(operation.responses)[0]!;
    expect([name, answer.status, answer.json.errors]).toEqual([name, Number(status), undefined]);
    expectDescribed(name, answer, described);
  }
});

test("every answer's example is what its schema says", () => {
  for (const { name, operation } of calls)
    for (const [status, { content = {} }] of Object.entries(operation.responses))
      for (const { schema, example } of Object.values(content))
        if (example !== undefined)
          expect([name, status, checkDescribed(document, schema, example)]).toMatchObject([
            name,
            status,
            { success: true },
          ]);
});

interface Received {
  status: number;
  headers: Headers;
  json: Record<string, unknown>;
}

async function send(
  method: string,
  path: string,
  headers: HeadersInit = {},
  body?: string,
): Promise<Received> {
  const sent = new Headers(headers);
  sent.set("Origin", ORIGIN);
  if (body !== undefined) sent.set("Content-Type", "application/json");
  const response = await fetch(server.url + path, { method, headers: sent, body });
  const text = await response.text();
  const json = JSON.parse(text === "" ? "{}" : text) as Received["json"];
  return { status: response.status, headers: response.headers, json };
}

/** Signs up who signs in in the document's example. */
async function signUp() {
  const sent =
    document.paths["/api/auth/sign-in/email"]!.post!.requestBody!.content["application/json"]!.example;
  const account = JSON.stringify({ name: "Ada", ...(sent as object) });
  const { json, headers } = await send("POST", "/api/auth/sign-up/email", {}, account);
  const cookies = headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  const cookie = { Cookie: cookies.join("; ") };
  const { token } = (await send("GET", "/api/auth/token", cookie)).json;
  const { id } = json.user as { id: string };
  return { id, cookie, token: { Authorization: `Bearer ${token as string}` } };
}

function credentialFor({ security }: Operation) {
  if (security === undefined) return someone.token;
  return security.length > 0 ? someone.cookie : {};
}

/** What the call sends in the document, with the id of what is there in the place of every id. */
function exampleOf({ requestBody }: Operation, id: string) {
  const example = requestBody?.content["application/json"]?.example;
  return example === undefined ? undefined : JSON.stringify(example).replaceAll(UUID, id);
}

/** One of each under the names that paths have for their ids, and another one of what `path` is about. */
async function makeThings(path: string): Promise<Record<string, string>> {
  const write = (method: string, to: string, body: object) =>
    send(method, to, someone.token, JSON.stringify(body));
  const make = async (to: string, body: object) => (await write("POST", to, body)).json.id as string;
  const kinds = {
    todo: () => make("/api/todos", { title: "Water the plants", tags: ["garden", "home"] }),
    project: () => make("/api/projects", { name: "Home" }),
    view: () => make("/api/views", { name: "Late", query: "due=overdue" }),
  };
  const todoId = await kinds.todo();
  const done = await write("PATCH", `/api/todos/${todoId}/complete`, { completed: true });
  const kind = (["project", "view"] as const).find((kind) => path.startsWith(`/api/${kind}s`)) ?? "todo";
  return {
    ...{ todoId, taskId: todoId, projectId: await kinds.project(), viewId: await kinds.view() },
    ...{ undoId: done.headers.get("Undo")!.split("/").at(-1)!, tag: "garden", userId: someone.id },
    other: await kinds[kind](),
  };
}

function expectDescribed(name: string, { headers, json }: Received, described: Answer) {
  const documented = Object.keys(described.headers ?? {});
  for (const header of ["ETag", "Location", "Undo"])
    if (headers.has(header) || header !== "Undo")
      expect([name, header, documented.includes(header)]).toEqual([name, header, headers.has(header)]);
  const [content] = Object.entries(described.content ?? {});
  expect([name, headers.get("Content-Type")?.split(";")[0]]).toEqual([name, content?.[0]]);
  if (content)
    expect([name, checkDescribed(document, content[1].schema, json)]).toMatchObject([
      name,
      { success: true },
    ]);
}
