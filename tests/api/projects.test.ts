import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
let stranger: Headers;
beforeEach(async () => {
  headers = await bearer(await createUser());
  stranger = await bearer(await createUser("Mallory"));
});

async function make(name: string, fields: object = {}): Promise<string> {
  return (await callApi("POST /api/projects", { headers, json: { name, ...fields } })).json.id;
}

const list = async () => (await callApi("GET /api/projects", { headers })).json.items;

const nobodys = "01900000-0000-7000-8000-000000000000";

describe("a project", () => {
  test("is added, read, changed, replaced and listed", async () => {
    const added = await callApi("POST /api/projects", { headers, json: { name: " Home " } });
    const path = added.headers.get("Location")!;

    expect(added).toMatchObject({ status: 201, json: { name: "Home", color: "gray", archived: false } });
    expect(path).toBe(`/api/projects/${added.json.id}`);
    expect((await callApi(`GET ${path}`, { headers })).json).toEqual(added.json);
    const changed = await callApi(`PATCH ${path}`, { headers, json: { archived: true, color: "red" } });
    expect(changed).toMatchObject({ status: 200, json: { name: "Home", color: "red", archived: true } });
    const replaced = await callApi(`PUT ${path}`, { headers, json: { name: "House" } });
    expect(replaced).toMatchObject({ json: { name: "House", color: "gray", archived: false } });
    expect(await list()).toEqual([replaced.json]);
  });

  test.each([
    [{}, "name"],
    [{ name: " " }, "name"],
    [{ name: "a\nb" }, "name"],
    [{ name: "x".repeat(101) }, "name"],
    [{ name: "Home", color: "mauve" }, "color"],
    [{ name: "Home", archived: "yes" }, "archived"],
    [{ name: "Home", userId: nobodys }, "userId"],
  ])("%j is a 422 that names what is wrong", async (json, field) => {
    expect(await callApi("POST /api/projects", { headers, json })).toMatchObject({
      status: 422,
      json: { errors: { [field]: [expect.any(String)] } },
    });
    expect(await list()).toEqual([]);
  });

  test("is added once per key", async () => {
    const key = { "idempotency-key": uuidv7() };
    const add = (name: string) => callApi("POST /api/projects", { headers, json: { name }, with: key });

    const first = await add("Home");

    expect((await add("Home")).text).toBe(first.text);
    expect(await add("Other")).toMatchObject({ status: 422 });
    expect(await list()).toHaveLength(1);
  });

  test("is a 403 for somebody else, a 404 where there is none, and a 401 without a credential", async () => {
    const path = `/api/projects/${await make("Home")}`;
    const calls = [["GET"], ["PUT", { name: "Mine" }], ["PATCH", { name: "Mine" }], ["DELETE"]] as const;

    for (const [method, json] of calls) {
      expect(await callApi(`${method} ${path}`, { headers: stranger, json })).toMatchObject({ status: 403 });
      const there = `/api/projects/${nobodys}`;
      expect(await callApi(`${method} ${there}`, { headers, json })).toMatchObject({ status: 404 });
      expect(await callApi(`${method} ${path}`, { json })).toMatchObject({ status: 401 });
    }
    expect(await list()).toMatchObject([{ name: "Home" }]);
    expect(await callApi(`POST ${path}`, { headers })).toMatchObject({ status: 405 });
    expect(await callApi("GET /api/projects/nonsense", { headers })).toMatchObject({ status: 404 });
  });
});

describe("deleting a project", () => {
  test.each([
    ["", null],
    ["?todos=inbox", null],
    ["?todos=trash", 404],
  ])("with %j leaves its todos in the Inbox or takes them to the trash", async (query, gone) => {
    const projectId = await make("Home");
    const { json } = await callApi("POST /api/todos", { headers, json: { title: "Paint", projectId } });
    const key = { "idempotency-key": uuidv7() };
    const remove = () => callApi(`DELETE /api/projects/${projectId}${query}`, { headers, with: key });

    expect(await remove()).toMatchObject({ status: 204 });
    expect(await remove()).toMatchObject({ status: 204 });

    const todo = await callApi(`GET /api/todos/${json.id}`, { headers });
    expect(todo).toMatchObject(gone ? { status: gone } : { json: { projectId: null, version: 2 } });
  });

  test("any other way is a 422", async () => {
    const path = `/api/projects/${await make("Home")}`;

    for (const query of ["?todos=burn", "?todos=", "?tasks=trash", "?todos=inbox&todos=trash"])
      expect(await callApi(`DELETE ${path}${query}`, { headers })).toMatchObject({ status: 422 });
    expect(await list()).toHaveLength(1);
  });
});

describe("a todo", () => {
  test("is added to a project, moved, and left out of it by a PUT that does not name it", async () => {
    const [home, thesis] = [await make("Home"), await make("Thesis")];
    const { json } = await callApi("POST /api/todos", { headers, json: { title: "Paint", projectId: home } });
    const path = `/api/todos/${json.id}`;

    expect(json.projectId).toBe(home);
    expect(await callApi(`PATCH ${path}`, { headers, json: { projectId: thesis } })).toMatchObject({
      json: { projectId: thesis, version: 2 },
    });
    expect(await callApi(`PUT ${path}`, { headers, json: { title: "Paint" } })).toMatchObject({
      json: { projectId: null, version: 3 },
    });
    const inbox = await callApi("GET /api/todos?view=inbox", { headers });
    expect(inbox.json.items).toMatchObject([{ title: "Paint" }]);
  });

  test("goes by the name project_id as a task", async () => {
    const user = await createUser();
    const headers = await bearer(user);
    const made = await callApi("POST /api/projects", { headers, json: { name: "Home" } });
    const path = `/api/${user.id}/tasks`;

    const task = await callApi(`POST ${path}`, {
      headers,
      json: { title: "Paint", project_id: made.json.id },
    });

    expect(task.json.project_id).toBe(made.json.id);
    expect(
      await callApi(`PATCH ${path}/${task.json.id}`, { headers, json: { project_id: null } }),
    ).toMatchObject({ json: { project_id: null } });
  });

  test("is not put into somebody else's project, which is a 403, nor into none, which is a 404", async () => {
    const theirs = await callApi("POST /api/projects", { headers: stranger, json: { name: "Theirs" } });
    const { json } = await callApi("POST /api/todos", { headers, json: { title: "Mine" } });
    const path = `/api/todos/${json.id}`;

    for (const [projectId, status] of [
      [theirs.json.id, 403],
      [nobodys, 404],
      ["nonsense", 422],
    ] as const) {
      const body = { title: "Taken along", projectId };
      const key = { "idempotency-key": uuidv7() };
      expect(await callApi("POST /api/todos", { headers, json: body })).toMatchObject({ status });
      expect(await callApi("POST /api/todos", { headers, json: body, with: key })).toMatchObject({ status });
      expect(await callApi(`PUT ${path}`, { headers, json: body })).toMatchObject({ status });
      expect(await callApi(`PATCH ${path}`, { headers, json: body, with: key })).toMatchObject({ status });
    }
    expect((await callApi("GET /api/todos", { headers })).json.items).toEqual([json]);
  });
});
