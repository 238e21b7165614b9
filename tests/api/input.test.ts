import { beforeAll, expect, test } from "vitest";
import { env } from "~/env.server";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
beforeAll(async () => {
  headers = await bearer(await createUser());
});

const asJson = { "content-type": "application/json" };

test.each([
  [{}, "title"],
  [{ title: " " }, "title"],
  [{ title: 7 }, "title"],
  [{ title: null }, "title"],
  [{ title: "x".repeat(201) }, "title"],
  [{ title: "a\nb" }, "title"],
  [{ title: "NUL \0" }, "title"],
  [{ title: "half a pair \ud800" }, "title"],
  [{ title: "x", notes: ["y"] }, "notes"],
  [{ title: "x", notes: "NUL \0" }, "notes"],
  [{ title: "x", completed: "true" }, "completed"],
  [{ title: "x", user_id: "somebody" }, "user_id"],
  [{ title: "x", id: "mine" }, "id"],
  [[], "body"],
  [null, "body"],
  ["title", "body"],
])("%j is a 422 that names %s", async (json, name) => {
  const answer = await callApi("POST /api/todos", { headers, json });

  expect(answer).toMatchObject({ status: 422, json: { title: "Unprocessable Content", status: 422 } });
  expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  expect(Object.keys(answer.json.errors)).toEqual([name]);
  expect(answer.json.detail).toContain(name);
});

test("fields that would reach a prototype are unknown fields", async () => {
  const body = '{"title":"x","__proto__":{"completed":true},"constructor":1,"toString":2}';

  const answer = await callApi("POST /api/todos", { headers, body, with: asJson });

  expect(answer.status).toBe(422);
  expect(Object.keys(answer.json.errors).sort()).toEqual(["__proto__", "constructor", "toString"]);
});

test("of a field sent twice the last one counts", async () => {
  const body = '{"title":"first","title":"last"}';

  expect(await callApi("POST /api/todos", { headers, body, with: asJson })).toMatchObject({
    json: { title: "last" },
  });
});

test("a thousand unknown fields do not make a large answer", async () => {
  const json = Object.fromEntries(
    Array.from({ length: 1000 }, (_, index) => [`${index} ${"x".repeat(500)}`, 1]),
  );

  const answer = await callApi("POST /api/todos", { headers, json });

  expect(answer.status).toBe(422);
  expect(answer.text.length).toBeLessThan(10_000);
});

test("changes without any field, and a completion with another, are 422", async () => {
  const { json: todo } = await callApi("POST /api/todos", { headers, json: { title: "x" } });

  expect(await callApi(`PATCH /api/todos/${todo.id}`, { headers, json: {} })).toMatchObject({ status: 422 });
  const completion = { headers, json: { completed: true, title: "y" } };
  expect(await callApi(`PATCH /api/todos/${todo.id}/complete`, completion)).toMatchObject({ status: 422 });
});

test("a query parameter on a call that takes none is a 422", async () => {
  const { json: todo } = await callApi("POST /api/todos", { headers, json: { title: "x" } });

  for (const call of [`GET /api/todos/${todo.id}`, `DELETE /api/todos/${todo.id}`]) {
    const answer = await callApi(`${call}?dryRun=true`, { headers });
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.errors)).toEqual(["dryRun"]);
  }
});

test.each(["", "{", "{'title':'x'}", "title=x", new Uint8Array([0x22, 0xff, 0x22]), "[".repeat(100_000)])(
  "a body that is no JSON in UTF-8 is a 400",
  async (body) => {
    expect(await callApi("POST /api/todos", { headers, body, with: asJson })).toMatchObject({ status: 400 });
  },
);

test.each([
  "",
  "text/plain",
  "application/x-www-form-urlencoded",
  "application/json; charset=iso-8859-1",
  "application/json, text/plain",
  "application/problem+json",
])("Content-Type %j is a 415", async (type) => {
  const sent = { headers, body: '{"title":"x"}', with: { "content-type": type } };

  expect(await callApi("POST /api/todos", sent)).toMatchObject({ status: 415 });
});

test.each(["application/json", "Application/JSON;charset=UTF-8", 'application/json ; charset="utf-8"'])(
  "Content-Type %j is JSON",
  async (type) => {
    const sent = { headers, body: '{"title":"x"}', with: { "content-type": type } };

    expect(await callApi("POST /api/todos", sent)).toMatchObject({ status: 201 });
  },
);

test("a body over the limit is a 413", async () => {
  const json = { title: "x", notes: "y".repeat(env.BODY_LIMIT) };

  expect(await callApi("POST /api/todos", { headers, json })).toMatchObject({ status: 413 });
});
