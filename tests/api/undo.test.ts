import { beforeEach, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;

beforeEach(async () => {
  headers = await bearer(await createUser());
});

async function keep(title: string) {
  return (await callApi("POST /api/todos", { headers, json: { title } })).json.id;
}

async function titles(view = "all") {
  const { json } = await callApi(`GET /api/todos?view=${view}`, { headers });
  return json.items.map(({ title }) => title).sort();
}

test("every write that changes a todo says where it can be undone", async () => {
  const id = await keep("Water the plants");

  const writes = [
    await callApi(`PATCH /api/todos/${id}`, { headers, json: { priority: "high" } }),
    await callApi(`PUT /api/todos/${id}`, { headers, json: { title: "Water the fern" } }),
    await callApi(`PATCH /api/todos/${id}/complete`, { headers, json: { completed: true } }),
    await callApi(`DELETE /api/todos/${id}`, { headers }),
  ];

  for (const { headers: answered } of writes.toReversed()) {
    const path = answered.get("Undo")!;
    expect(path).toMatch(/^\/api\/undo\/[0-9a-f-]{36}$/);
    expect((await callApi(`POST ${path}`, { headers })).json).toEqual({ restored: 1 });
    expect((await callApi(`POST ${path}`, { headers })).json).toEqual({ restored: 0 });
  }
  const { json } = await callApi(`GET /api/todos/${id}`, { headers });
  expect(json).toMatchObject({ title: "Water the plants", priority: "none", completed: false });
});

test("tags and steps are as they were, too", async () => {
  const steps = [{ title: "Passport", completed: false }];
  const fields = { title: "Pack", tags: ["trip"], steps };
  const { json: todo } = await callApi("POST /api/todos", { headers, json: fields });

  const { headers: answered } = await callApi(`PUT /api/todos/${todo.id}`, {
    headers,
    json: { title: "Unpack", tags: ["home"] },
  });

  expect((await callApi(`POST ${answered.get("Undo")}`, { headers })).json).toEqual({ restored: 1 });
  const { json } = await callApi(`GET /api/todos/${todo.id}`, { headers });
  expect(json).toEqual({ ...todo, version: 3, updatedAt: expect.any(String) as string });
});

test.each(["inbox", "trash"])(
  "a deleted project is back with its todos, which went to the %s",
  async (to) => {
    const project = (await callApi("POST /api/projects", { headers, json: { name: "Home" } })).json;
    const { json } = await callApi("POST /api/todos", {
      headers,
      json: { title: "Paint", projectId: project.id },
    });
    const remove = () =>
      callApi(`DELETE /api/projects/${project.id}?todos=${to}`, {
        headers,
        with: { "Idempotency-Key": "one" },
      });

    const path = (await remove()).headers.get("Undo")!;

    expect((await remove()).headers.get("Undo")).toBe(path);
    const stranger = await bearer(await createUser("Mallory"));
    expect((await callApi(`POST ${path}`, { headers: stranger })).status).toBe(403);
    expect((await callApi(`POST ${path}`, { headers })).json).toEqual({ restored: 1 });
    expect((await callApi(`POST ${path}`, { headers })).json).toEqual({ restored: 0 });
    expect((await callApi("GET /api/projects", { headers })).json.items).toMatchObject([
      { id: project.id, name: "Home" },
    ]);
    expect((await callApi(`GET /api/todos/${json.id}`, { headers })).json).toMatchObject({
      projectId: project.id,
    });
  },
);

test("a write that changes nothing has nothing to undo, and one sent again the same", async () => {
  const id = await keep("Water the plants");
  const patch = (key: string) =>
    callApi(`PATCH /api/todos/${id}`, {
      headers,
      json: { priority: "high" },
      with: { "Idempotency-Key": key },
    });

  const [first, again, other] = [await patch("one"), await patch("one"), await patch("two")];

  expect(first.headers.get("Undo")).not.toBeNull();
  expect(again.headers.get("Undo")).toBe(first.headers.get("Undo"));
  expect(other.headers.get("Undo")).toBeNull();
});

test("what is not there is a 404, what is somebody else's a 403, and only POST is allowed", async () => {
  const id = await keep("Water the plants");
  const { headers: answered } = await callApi(`DELETE /api/todos/${id}`, { headers });
  const stranger = await bearer(await createUser("Mallory"));

  expect((await callApi(`POST /api/undo/${crypto.randomUUID()}`, { headers })).status).toBe(404);
  expect((await callApi("POST /api/undo/nonsense", { headers })).status).toBe(404);
  expect((await callApi(`POST ${answered.get("Undo")}`, { headers: stranger })).status).toBe(403);
  expect((await callApi(`POST ${answered.get("Undo")}`)).status).toBe(401);
  expect((await callApi(`GET ${answered.get("Undo")}`, { headers })).status).toBe(405);
  expect((await callApi(`POST ${answered.get("Undo")}?when=now`, { headers })).status).toBe(422);
  expect(await titles("trash")).toEqual(["Water the plants"]);
});

test("the trash is restored as a whole", async () => {
  for (const title of ["One", "Two"]) await callApi(`DELETE /api/todos/${await keep(title)}`, { headers });

  const answer = await callApi("POST /api/trash/restore", { headers });

  expect(answer.json).toEqual({ restored: 2 });
  expect(await titles()).toEqual(["One", "Two"]);
  expect(await titles("trash")).toEqual([]);
  expect((await callApi(`POST ${answer.headers.get("Undo")}`, { headers })).json).toEqual({ restored: 2 });
  expect(await titles("trash")).toEqual(["One", "Two"]);
  expect(await titles()).toEqual([]);
});

test("one todo that was restored can be put back in the trash", async () => {
  const id = await keep("One");
  await callApi(`DELETE /api/todos/${id}`, { headers });

  const restored = await callApi(`POST /api/todos/${id}/restore`, { headers });
  const again = await callApi(`POST /api/todos/${id}/restore`, { headers });

  expect(again.headers.get("Undo")).toBeNull();
  expect((await callApi(`POST ${restored.headers.get("Undo")}`, { headers })).json).toEqual({ restored: 1 });
  expect(await titles("trash")).toEqual(["One"]);
});

test("the trash is emptied of what was deleted until a time", async () => {
  await callApi(`DELETE /api/todos/${await keep("One")}`, { headers });
  const long = "2020-01-01T00:00:00.000Z";

  expect((await callApi(`DELETE /api/trash?until=${long}`, { headers })).json).toEqual({ deleted: 0 });
  for (const until of ["soon", "0000-01-01T00:00:00Z"]) {
    const answer = await callApi(`DELETE /api/trash?until=${until}`, { headers });
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toHaveProperty("until");
  }
  const ancient = "0001-01-01T00:00:00Z";
  expect((await callApi(`DELETE /api/trash?until=${ancient}`, { headers })).json).toEqual({ deleted: 0 });
  expect((await callApi("DELETE /api/trash", { headers })).json).toEqual({ deleted: 1 });

  expect(await titles("trash")).toEqual([]);
});

test("the trash belongs to who is signed in", async () => {
  await callApi(`DELETE /api/todos/${await keep("One")}`, { headers });
  const stranger = await bearer(await createUser("Mallory"));

  expect((await callApi("POST /api/trash/restore", { headers: stranger })).json).toEqual({ restored: 0 });
  expect((await callApi("DELETE /api/trash", { headers: stranger })).json).toEqual({ deleted: 0 });
  expect((await callApi("DELETE /api/trash")).status).toBe(401);
  expect((await callApi("POST /api/trash/restore")).status).toBe(401);

  expect(await titles("trash")).toEqual(["One"]);
});
