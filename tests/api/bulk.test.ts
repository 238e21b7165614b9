import { beforeEach, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
let stranger: Headers;

beforeEach(async () => {
  headers = await bearer(await createUser());
  stranger = await bearer(await createUser("Mallory"));
});

async function keep(title: string, as = headers) {
  return (await callApi("POST /api/todos", { headers: as, json: { title } })).json.id;
}

function change(json: object, as = headers, key?: string) {
  return callApi("POST /api/todos/bulk", {
    headers: as,
    json,
    with: key === undefined ? {} : { "Idempotency-Key": key },
  });
}

async function read(id: string, as = headers) {
  return (await callApi(`GET /api/todos/${id}`, { headers: as })).json;
}

test("many todos are changed at once, and undone at once", async () => {
  const ids = [await keep("One"), await keep("Two")];
  const other = await keep("Other");

  const answer = await change({ ids, set: { completed: true, priority: "high", dueOn: "2026-12-24" } });

  expect(answer).toMatchObject({ status: 200, json: { found: 2 } });
  for (const id of ids)
    expect(await read(id)).toMatchObject({ completed: true, priority: "high", dueOn: "2026-12-24" });
  expect(await read(other)).toMatchObject({ completed: false, version: 1 });
  const undone = await callApi(`POST ${answer.headers.get("Undo")}`, { headers });
  expect(undone.json).toEqual({ restored: 2 });
  expect(await read(ids[0]!)).toMatchObject({ completed: false, priority: "none", dueOn: null });
});

test("many todos get tags and lose others, and undo takes that back", async () => {
  const { json: one } = await callApi("POST /api/todos", { headers, json: { title: "One", tags: ["home"] } });
  const ids = [one.id, await keep("Two")];

  const answer = await change({ ids, set: { addTags: ["garden", "Garden"], removeTags: ["home"] } });

  expect(answer).toMatchObject({ status: 200, json: { found: 2 } });
  for (const id of ids) expect(await read(id)).toMatchObject({ tags: ["garden"], version: 2 });
  await callApi(`POST ${answer.headers.get("Undo")}`, { headers });
  expect(await read(one.id)).toMatchObject({ tags: ["home"] });
  const tooMany = Array.from({ length: 20 }, (_, nth) => `tag ${nth}`);
  const refused = await change({ ids, set: { addTags: tooMany } });
  expect(refused).toMatchObject({ status: 422, json: { errors: { set: [expect.stringContaining("20")] } } });
  expect(await read(ids[1]!)).toMatchObject({ tags: [] });
});

test("many todos go to the trash, once per key", async () => {
  const ids = [await keep("One"), await keep("Two")];

  const [first, again] = [
    await change({ ids, delete: true }, headers, "one"),
    await change({ ids, delete: true }, headers, "one"),
  ];

  expect(first.json).toEqual({ found: 2 });
  expect(again.json).toEqual({ found: 2 });
  expect(again.headers.get("Undo")).toBe(first.headers.get("Undo"));
  expect((await change({ ids: [ids[0]], delete: true }, headers, "one")).status).toBe(422);
  expect((await change({ ids, delete: true })).json).toEqual({ found: 0 });
});

test("somebody else's todos are passed over like ids that nobody has, and nothing of theirs changes", async () => {
  const [theirs, own] = [await keep("Theirs"), await keep("Own", stranger)];
  const nobodys = crypto.randomUUID();

  for (const what of [{ set: { completed: true } }, { delete: true }]) {
    const [one, other] = [
      await change({ ids: [theirs], ...what }, stranger),
      await change({ ids: [nobodys], ...what }, stranger),
    ];
    expect([one.status, one.text, one.headers.get("Undo")]).toEqual([other.status, other.text, null]);
  }
  expect((await change({ ids: [theirs, own], set: { completed: true } }, stranger)).json).toEqual({
    found: 1,
  });

  expect(await read(theirs)).toMatchObject({ completed: false, version: 1 });
});

test("a project has to be one's own", async () => {
  const id = await keep("One");
  const project = await callApi("POST /api/projects", { headers: stranger, json: { name: "Not yours" } });

  expect((await change({ ids: [id], set: { projectId: project.json.id } })).status).toBe(403);
  expect((await change({ ids: [id], set: { projectId: crypto.randomUUID() } })).status).toBe(404);
  expect(await read(id)).toMatchObject({ projectId: null, version: 1 });
});

test("what is sent has to be whole", async () => {
  const ids = [await keep("One")];
  const wrong: [field: string, json: object][] = [
    ["ids", { delete: true }],
    ["ids", { ids: [], delete: true }],
    ["ids", { ids: ["nonsense"], delete: true }],
    ["ids", { ids: Array.from({ length: 1001 }, () => ids[0]), delete: true }],
    ["set", { ids }],
    ["set", { ids, set: {} }],
    ["title", { ids, set: { title: "All the same" } }],
    ["set", { ids, set: { dueOn: "soon" } }],
    ["set", { ids, set: { addTags: [] } }],
    ["set", { ids, set: { addTags: ["a, b"] } }],
    ["set", { ids, set: { addTags: ["home"], removeTags: ["HOME"] } }],
    ["set", { ids, set: { completed: true }, delete: true }],
    ["delete", { ids, delete: false }],
    ["all", { ids, delete: true, all: true }],
  ];
  for (const [field, json] of wrong) {
    const answer = await change(json);
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toHaveProperty(field);
  }
  expect(await read(ids[0]!)).toMatchObject({ version: 1 });
});

test("it is for who is signed in, and takes POST alone", async () => {
  expect((await callApi("POST /api/todos/bulk", { json: { ids: [], delete: true } })).status).toBe(401);
  expect((await callApi("GET /api/todos/bulk", { headers })).status).toBe(405);
  expect((await callApi("OPTIONS /api/todos/bulk", { headers })).headers.get("Allow")).toBe("POST, OPTIONS");
});
