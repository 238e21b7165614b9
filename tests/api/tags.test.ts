import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
let one: string;
let both: string;

beforeEach(async () => {
  headers = await bearer(await createUser());
  one = await keep(["home"]);
  both = await keep(["home", "errands"]);
});

async function keep(tags: string[], as = headers) {
  const json = { title: "Water the plants", tags };
  return (await callApi("POST /api/todos", { headers: as, json })).json.id;
}

const list = async (as = headers) => (await callApi("GET /api/tags", { headers: as })).json.items;
const read = async (id: string) => (await callApi(`GET /api/todos/${id}`, { headers })).json;
const undo = (path: string) => callApi(`POST ${path}`, { headers });
const rename = (tag: string, name: string) =>
  callApi(`PATCH /api/tags/${encodeURIComponent(tag)}`, { headers, json: { name } });

describe("tags", () => {
  test("are listed and read by name, with how many todos have them", async () => {
    await callApi(`PATCH /api/todos/${one}/complete`, { headers, json: { completed: true } });
    const thrown = await keep(["gone"]);
    await callApi(`DELETE /api/todos/${thrown}`, { headers });

    expect(await list()).toEqual([
      { name: "errands", todos: 1, open: 1 },
      { name: "home", todos: 2, open: 1 },
    ]);
    expect((await callApi("GET /api/tags/HOME", { headers })).json).toEqual({
      name: "home",
      todos: 2,
      open: 1,
    });
    expect(await callApi("GET /api/tags/gone", { headers })).toMatchObject({ status: 404 });
  });

  test("are renamed on every todo", async () => {
    const renamed = await rename("home", " At  home ");

    expect(renamed).toMatchObject({ status: 200, json: { name: "At home", todos: 2, open: 2 } });
    expect(renamed.headers.get("Undo")).toBeNull();
    expect(await read(both)).toMatchObject({ tags: ["At home", "errands"], version: 2 });
    expect(await rename("home", "House")).toMatchObject({ status: 404 });
  });

  test("are merged when another has the name, which can be undone", async () => {
    const merged = await rename("home", "Errands");

    expect(merged).toMatchObject({ status: 200, json: { name: "errands", todos: 2, open: 2 } });
    expect(await read(both)).toMatchObject({ tags: ["errands"], version: 2 });
    expect(await undo(merged.headers.get("Undo")!)).toMatchObject({ json: { restored: 2 } });
    expect(await read(both)).toMatchObject({ tags: ["errands", "home"] });
    expect(await read(one)).toMatchObject({ tags: ["home"] });
  });

  test("are taken from every todo, which can be undone", async () => {
    const deleted = await callApi("DELETE /api/tags/home", { headers });

    expect(deleted.status).toBe(204);
    expect(await list()).toEqual([{ name: "errands", todos: 1, open: 1 }]);
    expect(await undo(deleted.headers.get("Undo")!)).toMatchObject({ json: { restored: 2 } });
    expect(await list()).toHaveLength(2);
  });

  test.each(["home/garden", "100 %", "Grüße & küsse?", "a%2Fb", "100%25", "C#", "..."])(
    "may be called %s",
    async (name) => {
      expect(await rename("home", name)).toMatchObject({ status: 200, json: { name } });
      expect(await rename(name, "home")).toMatchObject({ status: 200, json: { name: "home" } });
    },
  );
});

test.each([
  [{}, "name"],
  [{ name: " " }, "name"],
  [{ name: "a, b" }, "name"],
  [{ name: "x".repeat(51) }, "name"],
  [{ name: 7 }, "name"],
  [{ name: "House", userId: uuidv7() }, "userId"],
])("renaming a tag to %j is a 422 that names what is wrong", async (json, field) => {
  expect(await callApi("PATCH /api/tags/home", { headers, json })).toMatchObject({
    status: 422,
    json: { errors: { [field]: [expect.any(String)] } },
  });
  expect(await list()).toHaveLength(2);
});

test("a tag whose name has percent signs is told from the one that they would stand for", async () => {
  const slash = await keep(["a/b"]);
  await keep(["a%2Fb"]);

  expect(await callApi("DELETE /api/tags/a%252Fb", { headers })).toMatchObject({ status: 204 });

  expect(await read(slash)).toMatchObject({ tags: ["a/b"] });
  expect(await list()).toMatchObject([{ name: "a/b" }, { name: "errands" }, { name: "home" }]);
});

test("a # before a name is dropped, but leads to no tag without one", async () => {
  expect(await rename("errands", "#garden")).toMatchObject({ status: 200, json: { name: "garden" } });

  expect(await callApi("DELETE /api/tags/%23garden", { headers })).toMatchObject({ status: 404 });
});

test("a write sent again with its key is answered as the first time", async () => {
  const key = { "idempotency-key": uuidv7() };
  const merge = (name: string) => callApi("PATCH /api/tags/home", { headers, json: { name }, with: key });

  const first = await merge("errands");
  const again = await merge("errands");

  expect(again.text).toBe(first.text);
  expect(again.headers.get("Undo")).toBe(first.headers.get("Undo"));
  expect(await merge("House")).toMatchObject({ status: 422 });
  const remove = () => callApi("DELETE /api/tags/errands", { headers, with: { "idempotency-key": "one" } });
  expect([await remove(), await remove()]).toMatchObject([{ status: 204 }, { status: 204 }]);
});

test("T-224 somebody else's tags are not found, whatever they are called", async () => {
  const stranger = await bearer(await createUser("Mallory"));
  await keep(["errands"], stranger);

  expect(await list(stranger)).toEqual([{ name: "errands", todos: 1, open: 1 }]);
  for (const call of ["GET", "PATCH", "DELETE"]) {
    const json = call === "PATCH" ? { name: "errands" } : undefined;
    expect(await callApi(`${call} /api/tags/home`, { headers: stranger, json })).toMatchObject({
      status: 404,
    });
    expect(await callApi(`${call} /api/tags/home`, { json })).toMatchObject({ status: 401 });
  }
  expect(await callApi("DELETE /api/tags/errands", { headers: stranger })).toMatchObject({ status: 204 });
  expect(await read(both)).toMatchObject({ tags: ["errands", "home"], version: 1 });
});

test("what no tag can be called is a 404, and what cannot be done with tags a 405", async () => {
  for (const name of ["a%2Cb", "%20", "x".repeat(51), "%00"])
    expect(await callApi(`GET /api/tags/${name}`, { headers })).toMatchObject({ status: 404 });
  expect(await callApi("POST /api/tags", { headers, json: { name: "new" } })).toMatchObject({ status: 405 });
  expect(await callApi("PUT /api/tags/home", { headers, json: { name: "new" } })).toMatchObject({
    status: 405,
  });
  expect(await callApi("GET /api/tags?limit=1", { headers })).toMatchObject({ status: 422 });
});
