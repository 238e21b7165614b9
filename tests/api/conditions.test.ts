import { beforeAll, beforeEach, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

const user = await createUser();
const NOBODYS = "01900000-0000-7000-8000-000000000000";

let headers: Headers;
beforeAll(async () => {
  headers = await bearer(user);
});

let id: string;
beforeEach(async () => {
  const { json } = await callApi("POST /api/todos", { headers, json: { title: "one" } });
  id = json.id;
  await callApi(`PATCH /api/todos/${id}`, { headers, json: { title: "two" } });
});

const ifMatch = (value: string) => ({ "if-match": value });

test.each(['"2"', "*", ' "1" , "2"', '"7", "8", "2"', 'W/"1", "2"'])(
  "If-Match %s lets version 2 be written",
  async (tags) => {
    const sent = { headers, with: ifMatch(tags) };

    expect(await callApi(`PATCH /api/todos/${id}`, { ...sent, json: { title: "three" } })).toMatchObject({
      status: 200,
      json: { title: "three", version: 3 },
    });
  },
);

test.each(['"1"', '"3"', 'W/"2"', "2", '""', "", '"2', '"02"', '"abc"', '"1", "3"', '"99999999999999"'])(
  "If-Match %s is a 412 for version 2, with the version there is",
  async (tags) => {
    const calls: [string, object?][] = [
      [`PUT /api/todos/${id}`, { title: "three" }],
      [`PATCH /api/todos/${id}`, { title: "three" }],
      [`PATCH /api/todos/${id}/complete`, { completed: true }],
      [`PATCH /api/${user.id}/tasks/${id}/complete`],
      [`DELETE /api/todos/${id}`],
    ];

    for (const [call, json] of calls) {
      const answer = await callApi(call, { headers, json, with: ifMatch(tags) });
      expect([call, answer.status]).toEqual([call, 412]);
      expect(answer.headers.get("ETag")).toBe('"2"');
      expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    }
    expect(await callApi(`GET /api/todos/${id}`, { headers })).toMatchObject({
      json: { title: "two", version: 2 },
    });
  },
);

test("of two who write the same version, one is told", async () => {
  const write = (title: string) =>
    callApi(`PUT /api/todos/${id}`, { headers, json: { title }, with: ifMatch('"2"') });

  const answers = await Promise.all([write("mine"), write("yours")]);

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
});

test("a todo that does not exist is a 404 whatever If-Match says", async () => {
  const sent = { headers, with: ifMatch('"2"') };

  expect(await callApi(`DELETE /api/todos/${NOBODYS}`, sent)).toMatchObject({ status: 404 });
});

test("DELETE and the flip happen at the right version", async () => {
  const flipped = await callApi(`PATCH /api/${user.id}/tasks/${id}/complete`, {
    headers,
    with: ifMatch('"2"'),
  });
  expect(flipped).toMatchObject({ status: 200, json: { completed: true } });
  expect(flipped.headers.get("ETag")).toBe('"3"');

  expect(await callApi(`DELETE /api/todos/${id}`, { headers, with: ifMatch('"3"') })).toMatchObject({
    status: 204,
  });
});

test.each(['"2"', 'W/"2"', "*", '"1", "2"'])("If-None-Match %s is a 304 for version 2", async (tags) => {
  for (const path of [`/api/todos/${id}`, `/api/${user.id}/tasks/${id}`]) {
    const answer = await callApi(`GET ${path}`, { headers, with: { "if-none-match": tags } });
    expect(answer).toMatchObject({ status: 304, text: "" });
    expect(answer.headers.get("ETag")).toBe('"2"');
  }
});

test("If-None-Match * is a 412 for a write, as the todo is there, and a 404 where it is not", async () => {
  const sent = { headers, with: { "if-none-match": "*" } };

  for (const [method, json] of [
    ["PUT", { title: "three" }],
    ["PATCH", { title: "three" }],
    ["DELETE"],
  ] as const) {
    const answer = await callApi(`${method} /api/todos/${id}`, { ...sent, json });
    expect([method, answer.status, answer.headers.get("ETag")]).toEqual([method, 412, '"2"']);
    expect(await callApi(`${method} /api/todos/${NOBODYS}`, { ...sent, json })).toMatchObject({
      status: 404,
    });
  }
  expect(await callApi(`GET /api/todos/${id}`, { headers })).toMatchObject({ json: { version: 2 } });
});

test.each(['"1"', "2", "", '"22"'])("If-None-Match %s is answered in full for version 2", async (tags) => {
  const answer = await callApi(`GET /api/todos/${id}`, { headers, with: { "if-none-match": tags } });

  expect(answer).toMatchObject({ status: 200, json: { version: 2 } });
});
