import { beforeEach, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
beforeEach(async () => {
  headers = await bearer(await createUser());
});

const keyed = (key: string) => ({ "idempotency-key": key });
const countTodos = async () => (await callApi("GET /api/todos", { headers })).json.items.length;

test("POST sent twice with one key makes one todo, and both get the same answer", async () => {
  const sent = { headers, json: { title: "Water the plants" }, with: keyed("a") };

  const first = await callApi("POST /api/todos", sent);
  await callApi(`PATCH /api/todos/${first.json.id}`, { headers, json: { title: "Changed since" } });
  const second = await callApi("POST /api/todos", sent);

  expect(second).toMatchObject({ status: 201, text: first.text });
  expect(second.headers.get("Location")).toBe(first.headers.get("Location"));
  expect(await countTodos()).toBe(1);
});

test("POST sent many times at once with one key makes one todo", async () => {
  const sent = { headers, json: { title: "Water the plants" }, with: keyed("a") };

  const answers = await Promise.all(Array.from({ length: 5 }, () => callApi("POST /api/todos", sent)));

  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers[0]!.status).toBe(201);
  expect(await countTodos()).toBe(1);
});

test("the same key for another todo, another method or another path is a 422, and nothing is written", async () => {
  const { json: todo } = await callApi("POST /api/todos", {
    headers,
    json: { title: "one" },
    with: keyed("a"),
  });

  for (const call of ["POST /api/todos", `PUT /api/todos/${todo.id}`, `PATCH /api/todos/${todo.id}`]) {
    const answer = await callApi(call, { headers, json: { title: "two" }, with: keyed("a") });
    expect(answer).toMatchObject({
      status: 422,
      json: { errors: { "Idempotency-Key": [expect.any(String)] } },
    });
  }
  expect(await callApi(`DELETE /api/todos/${todo.id}`, { headers, with: keyed("a") })).toMatchObject({
    status: 422,
  });

  expect((await callApi(`GET /api/todos/${todo.id}`, { headers })).json).toEqual(todo);
  expect(await countTodos()).toBe(1);
});

test("two users may use the same key", async () => {
  const other = await bearer(await createUser());
  const sent = { json: { title: "one" }, with: keyed("a") };

  const mine = await callApi("POST /api/todos", { ...sent, headers });
  const theirs = await callApi("POST /api/todos", { ...sent, headers: other });

  expect(theirs.status).toBe(201);
  expect(theirs.json.id).not.toBe(mine.json.id);
});

describe("the first answer comes again, whatever happened since", () => {
  test.each(["PUT", "PATCH"])("%s", async (method) => {
    const { json: todo } = await callApi("POST /api/todos", { headers, json: { title: "one" } });
    const sent = { headers, json: { title: "two" }, with: keyed("b") };

    const first = await callApi(`${method} /api/todos/${todo.id}`, sent);
    await callApi(`PATCH /api/todos/${todo.id}`, { headers, json: { title: "three" } });
    const second = await callApi(`${method} /api/todos/${todo.id}`, sent);

    expect(second).toMatchObject({ status: 200, text: first.text });
    expect(second.headers.get("ETag")).toBe('"2"');
    expect(await callApi(`GET /api/todos/${todo.id}`, { headers })).toMatchObject({
      json: { title: "three" },
    });
  });

  test("DELETE", async () => {
    const { json: todo } = await callApi("POST /api/todos", { headers, json: { title: "one" } });
    const remove = () => callApi(`DELETE /api/todos/${todo.id}`, { headers, with: keyed("b") });

    expect(await remove()).toMatchObject({ status: 204 });
    expect(await remove()).toMatchObject({ status: 204 });
  });

  test("a write refused by If-Match", async () => {
    const { json: todo } = await callApi("POST /api/todos", { headers, json: { title: "one" } });
    const sent = { headers, json: { title: "two" }, with: { ...keyed("b"), "if-match": '"7"' } };

    expect(await callApi(`PUT /api/todos/${todo.id}`, sent)).toMatchObject({ status: 412 });
    expect(await callApi(`PUT /api/todos/${todo.id}`, sent)).toMatchObject({ status: 412 });
  });
});

test("a flip sent twice at once with one key flips once", async () => {
  const me = await createUser();
  headers = await bearer(me);
  const { json: task } = await callApi(`POST /api/${me.id}/tasks`, { headers, json: { title: "one" } });
  const flip = () => callApi(`PATCH /api/${me.id}/tasks/${task.id}/complete`, { headers, with: keyed("b") });

  const [first, second] = await Promise.all([flip(), flip()]);

  expect(first).toMatchObject({ status: 200, json: { completed: true } });
  expect(second.text).toBe(first.text);
  expect(await callApi(`GET /api/todos/${task.id}`, { headers })).toMatchObject({
    json: { completed: true },
  });
});

test.each(["", "two words", "x".repeat(256), "schlüssel"])("the key %j is a 422", async (key) => {
  const answer = await callApi("POST /api/todos", { headers, json: { title: "one" }, with: keyed(key) });

  expect(answer).toMatchObject({
    status: 422,
    json: { errors: { "Idempotency-Key": [expect.any(String)] } },
  });
  expect(await countTodos()).toBe(0);
});
