import { beforeAll, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

const NOBODYS = "01900000-0000-7000-8000-000000000000";

let headers: Headers;
beforeAll(async () => {
  headers = await bearer(await createUser());
});

async function addTodo(json: object = { title: "Water the plants" }) {
  return (await callApi("POST /api/todos", { headers, json })).json;
}

describe("one todo", () => {
  test("is created with defaults, and found where Location says", async () => {
    const created = await callApi("POST /api/todos", { headers, json: { title: "  Water the plants " } });

    expect(created).toMatchObject({
      status: 201,
      json: { title: "Water the plants", notes: "", completed: false, completedAt: null, version: 1 },
    });
    expect(created.headers.get("Location")).toBe(`/api/todos/${created.json.id}`);
    expect(created.headers.get("ETag")).toBe('"1"');

    const found = await callApi(`GET ${created.headers.get("Location")}`, { headers });
    expect(found).toMatchObject({ status: 200, json: created.json });
    expect(found.headers.get("ETag")).toBe('"1"');
  });

  test("PUT is the whole todo: what is left out takes its default", async () => {
    const { id } = await addTodo({ title: "Water the plants", notes: "The fern, too.", completed: true });

    const replaced = await callApi(`PUT /api/todos/${id}`, { headers, json: { title: "Feed the cat" } });

    expect(replaced).toMatchObject({
      status: 200,
      json: { id, title: "Feed the cat", notes: "", completed: false, completedAt: null, version: 2 },
    });
    expect(replaced.headers.get("ETag")).toBe('"2"');
  });

  test("PATCH changes what is sent and leaves the rest", async () => {
    const { id } = await addTodo({ title: "Water the plants", notes: "The fern, too." });

    const changed = await callApi(`PATCH /api/todos/${id}`, { headers, json: { completed: true } });

    expect(changed).toMatchObject({
      status: 200,
      json: { title: "Water the plants", notes: "The fern, too." },
    });
    expect(changed.json.completedAt).toEqual(expect.stringMatching(/^\d{4}-\d\d-\d\dT/));
  });

  test("completing it names the wanted state, so that twice is once", async () => {
    const { id } = await addTodo();

    const once = await callApi(`PATCH /api/todos/${id}/complete`, { headers, json: { completed: true } });
    const twice = await callApi(`PATCH /api/todos/${id}/complete`, { headers, json: { completed: true } });

    expect(once).toMatchObject({ status: 200, json: { completed: true, version: 2 } });
    expect(twice.json).toEqual(once.json);
    expect(await callApi(`PATCH /api/todos/${id}/complete`, { headers })).toMatchObject({ status: 415 });
  });

  test("DELETE answers 204, and then it is a 404", async () => {
    const { id } = await addTodo();

    const deleted = await callApi(`DELETE /api/todos/${id}`, { headers });

    expect(deleted).toMatchObject({ status: 204, text: "" });
    for (const call of [`GET /api/todos/${id}`, `DELETE /api/todos/${id}`])
      expect(await callApi(call, { headers })).toMatchObject({ status: 404, json: { status: 404 } });
  });

  test.each([NOBODYS, "1", "not-an-id", "%00", `${NOBODYS}%20`, "\ud800"])(
    "%j is no todo: 404",
    async (id) => {
      expect(await callApi(`GET /api/todos/${id}`, { headers })).toMatchObject({ status: 404 });
      expect(await callApi(`PUT /api/todos/${id}`, { headers, json: { title: "x" } })).toMatchObject({
        status: 404,
      });
      const completion = { headers, json: { completed: true } };
      expect(await callApi(`PATCH /api/todos/${id}/complete`, completion)).toMatchObject({ status: 404 });
    },
  );
});

test("HEAD works like GET, OPTIONS says what is allowed, and anything else is a 405 that says so too", async () => {
  const { id } = await addTodo();
  const resources = [
    { path: "/api/todos", allow: "GET, HEAD, POST, OPTIONS", refused: ["PUT", "PATCH", "DELETE"] },
    { path: `/api/todos/${id}`, allow: "GET, HEAD, PUT, PATCH, DELETE, OPTIONS", refused: ["POST"] },
    {
      path: `/api/todos/${id}/complete`,
      allow: "PATCH, OPTIONS",
      refused: ["GET", "HEAD", "POST", "PUT", "DELETE"],
    },
  ];

  for (const { path, allow, refused } of resources) {
    const options = await callApi(`OPTIONS ${path}`, { headers });
    expect(options.status).toBe(204);
    expect(options.headers.get("Allow")).toBe(allow);
    for (const method of refused) {
      const answer = await callApi(`${method} ${path}`, { headers });
      expect(answer.status).toBe(405);
      expect(answer.headers.get("Allow")).toBe(allow);
    }
  }
  const head = await callApi(`HEAD /api/todos/${id}`, { headers });
  expect(head.status).toBe(200);
  expect(head.headers.get("ETag")).toBe('"1"');
});
