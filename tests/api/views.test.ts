import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

const inDays = (days: number) => Temporal.Now.plainDateISO("UTC").add({ days }).toString();

let headers: Headers;
beforeEach(async () => {
  headers = await bearer(await createUser());
});

async function create(title: string, fields: object = {}): Promise<string> {
  return (await callApi("POST /api/todos", { headers, json: { title, ...fields } })).json.id;
}

async function titles(query: string) {
  const { json } = await callApi(`GET /api/todos${query}`, { headers });
  return json.items.map(({ title }) => title);
}

describe("a view", () => {
  test("has its todos in its order", async () => {
    await create("Tomorrow", { dueOn: inDays(1) });
    await create("Today", { dueOn: inDays(0) });
    await create("Yesterday", { dueOn: inDays(-1) });
    await create("Some day");
    await create("Done today", { dueOn: inDays(0), completed: true });
    await callApi(`DELETE /api/todos/${await create("Deleted", { dueOn: inDays(0) })}`, { headers });

    expect(await titles("?view=today")).toEqual(["Yesterday", "Today"]);
    expect(await titles("?view=upcoming")).toEqual(["Tomorrow"]);
    expect(await titles("?view=completed")).toEqual(["Done today"]);
    expect(await titles("?view=trash")).toEqual(["Deleted"]);
    expect(await titles("?view=all&status=open")).toEqual(["Some day", "Yesterday", "Today", "Tomorrow"]);
  });

  test.each(["today", "upcoming", "all", "completed", "trash"])("%s goes page by page", async (view) => {
    const dueOn = inDays(view === "upcoming" ? 9 : 0);
    for (let n = 0; n < 5; n++) {
      const id = await create(`${n}`, { dueOn, completed: view === "completed" });
      if (view === "trash") await callApi(`DELETE /api/todos/${id}`, { headers });
    }

    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const path: string = `/api/todos?view=${view}&limit=2${cursor && `&cursor=${cursor}`}`;
      const { json } = await callApi(`GET ${path}`, { headers });
      seen.push(...json.items.map(({ title }) => title));
      cursor = json.nextCursor;
    }

    expect(seen.sort()).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("is filled although time zones move what would come first out of it", async () => {
    const today = { dueOn: inDays(1), dueTime: "00:05", dueZone: "Pacific/Kiritimati" };
    for (const title of ["By its zone", "And another"]) await create(title, today);
    for (const title of ["First", "Second"]) await create(title, { dueOn: inDays(2) });

    const { json } = await callApi("GET /api/todos?view=upcoming&limit=1", { headers });
    expect(json).toMatchObject({ items: [{ title: "First" }], nextCursor: expect.any(String) as string });
    const after = await callApi(`GET /api/todos?view=upcoming&limit=1&cursor=${json.nextCursor}`, {
      headers,
    });
    expect(after.json).toMatchObject({ items: [{ title: "Second" }], nextCursor: null });
  });

  test("goes on with a cursor when a page is empty because very many are moved out of it", async () => {
    const today = { dueOn: inDays(1), dueTime: "00:05", dueZone: "Pacific/Kiritimati" };
    for (let n = 0; n < 25; n++) await create(`${n}`, today);
    await create("First", { dueOn: inDays(2) });

    const { json } = await callApi("GET /api/todos?view=upcoming&limit=1", { headers });
    expect(json).toMatchObject({ items: [], nextCursor: expect.any(String) as string });
    expect(await titles(`?view=upcoming&limit=1&cursor=${json.nextCursor}`)).toEqual(["First"]);
  });

  test.each(["view=projects", "view=", "view=today&view=all"])(
    "?%s is a 422 that names it",
    async (query) => {
      expect(await callApi(`GET /api/todos?${query}`, { headers })).toMatchObject({
        status: 422,
        json: { errors: { view: [expect.any(String)] } },
      });
    },
  );

  test("with a status that it does not have is a 422", async () => {
    expect(await callApi("GET /api/todos?view=today&status=open", { headers })).toMatchObject({
      status: 422,
      json: { errors: { status: [expect.any(String)] } },
    });
  });
});

test("a cursor of another list, of another person, or tampered with is a 422", async () => {
  for (const title of ["a", "b", "c"]) await create(title, { dueOn: inDays(0) });
  const { json } = await callApi("GET /api/todos?view=today&limit=1", { headers });
  const cursor = json.nextCursor!;
  const stranger = await bearer(await createUser("Mallory"));
  const ask = (query: string, as = headers) => callApi(`GET /api/todos?limit=1&${query}`, { headers: as });

  expect(await ask(`view=today&cursor=${cursor}`)).toMatchObject({ status: 200 });
  for (const answer of [
    await ask(`cursor=${cursor}`),
    await ask(`view=upcoming&cursor=${cursor}`),
    await ask(`view=today&cursor=${cursor}`, stranger),
    await ask(`view=today&cursor=${cursor.replace(/^./, (first) => (first === "A" ? "B" : "A"))}`),
    await ask(`view=today&cursor=${cursor.slice(0, -1)}`),
  ])
    expect(answer).toMatchObject({ status: 422, json: { errors: { cursor: [expect.any(String)] } } });
});

describe("a deleted todo", () => {
  test("is restored as it was; twice is the same as once", async () => {
    const id = await create("Back again", { dueOn: inDays(3), priority: "high" });
    await callApi(`DELETE /api/todos/${id}`, { headers });

    const restored = await callApi(`POST /api/todos/${id}/restore`, { headers });

    expect(restored).toMatchObject({
      status: 200,
      json: { title: "Back again", priority: "high", version: 3 },
    });
    expect(await callApi(`POST /api/todos/${id}/restore`, { headers })).toMatchObject({
      json: restored.json,
    });
    expect(await titles("?view=trash")).toEqual([]);
  });

  test("is restored at the version that If-Match names, and once per key", async () => {
    const id = await create("Back again");
    await callApi(`DELETE /api/todos/${id}`, { headers });
    const restore = (more: Record<string, string>) =>
      callApi(`POST /api/todos/${id}/restore`, { headers, with: more });

    expect(await restore({ "if-match": '"1"' })).toMatchObject({ status: 412 });
    expect(await titles("?view=trash")).toEqual(["Back again"]);
    const key = { "idempotency-key": crypto.randomUUID() };
    expect(await restore({ "if-match": '"2"', ...key })).toMatchObject({ status: 200 });
    expect(await restore({ "if-match": '"2"', ...key })).toMatchObject({ status: 200 });
  });

  test("that never was is a 404, and there is nothing to read", async () => {
    const path = "/api/todos/01900000-0000-7000-8000-000000000000/restore";

    expect(await callApi(`POST ${path}`, { headers })).toMatchObject({ status: 404 });
    expect(await callApi(`GET ${path}`, { headers })).toMatchObject({ status: 405 });
    expect((await callApi(`OPTIONS ${path}`, { headers })).headers.get("Allow")).toBe("POST, OPTIONS");
  });
});
