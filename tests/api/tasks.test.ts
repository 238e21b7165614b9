import { beforeAll, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

const user = await createUser();
const tasks = `/api/${user.id}/tasks`;

let headers: Headers;
beforeAll(async () => {
  headers = await bearer(user);
});

test("a task goes by the brief's names, and is the same todo", async () => {
  const json = { title: "Water the plants", description: "The fern, too." };
  const created = await callApi(`POST ${tasks}`, { headers, json });

  expect(created.status).toBe(201);
  expect(Object.keys(created.json)).toEqual([
    "id",
    "user_id",
    "title",
    "description",
    "completed",
    "priority",
    "due_date",
    "due_time",
    "due_zone",
    "project_id",
    "tags",
    "steps",
    "created_at",
    "updated_at",
  ]);
  expect(created.json).toMatchObject({ ...json, user_id: user.id, completed: false });
  expect(created.headers.get("Location")).toBe(`${tasks}/${created.json.id}`);

  expect(await callApi(`GET ${tasks}/${created.json.id}`, { headers })).toMatchObject({ json: created.json });
  const todo = await callApi(`GET /api/todos/${created.json.id}`, { headers });
  expect(todo.json).toMatchObject({ title: "Water the plants", notes: "The fern, too." });
});

test("PUT, PATCH and DELETE work by the brief's names; a description may be null", async () => {
  const { json: task } = await callApi(`POST ${tasks}`, {
    headers,
    json: { title: "one", description: null },
  });
  expect(task.description).toBe("");
  const path = `${tasks}/${task.id}`;

  const replaced = await callApi(`PUT ${path}`, { headers, json: { title: "two", description: "more" } });
  expect(replaced).toMatchObject({ status: 200, json: { title: "two", description: "more" } });

  const changed = await callApi(`PATCH ${path}`, { headers, json: { title: "three" } });
  expect(changed).toMatchObject({ status: 200, json: { title: "three", description: "more" } });

  expect(await callApi(`PATCH ${path}`, { headers, json: { notes: "x" } })).toMatchObject({
    status: 422,
    json: { errors: { notes: [expect.any(String)] } },
  });
  expect(await callApi(`DELETE ${path}`, { headers })).toMatchObject({ status: 204 });
  expect(await callApi(`GET ${path}`, { headers })).toMatchObject({ status: 404 });
});

test("completing without a body flips it, with one it is set", async () => {
  const { json: task } = await callApi(`POST ${tasks}`, { headers, json: { title: "one" } });
  const path = `${tasks}/${task.id}/complete`;

  expect(await callApi(`PATCH ${path}`, { headers })).toMatchObject({
    status: 200,
    json: { completed: true },
  });
  const typed = { headers, body: "", with: { "content-type": "application/json" } };
  expect(await callApi(`PATCH ${path}`, typed)).toMatchObject({ status: 200, json: { completed: false } });
  for (const completed of [true, true, false])
    expect(await callApi(`PATCH ${path}`, { headers, json: { completed } })).toMatchObject({
      json: { completed },
    });
});

test("the list is a plain array, and Link leads to the next page", async () => {
  const owner = await createUser();
  const own = await bearer(owner);
  for (const title of ["a", "b", "c"])
    await callApi(`POST /api/${owner.id}/tasks`, { headers: own, json: { title, completed: title === "b" } });

  const titles: string[][] = [];
  let path: string | undefined = `/api/${owner.id}/tasks?limit=2&status=all`;
  while (path !== undefined) {
    const page = await callApi(`GET ${path}`, { headers: own });
    titles.push((page.json as unknown as { title: string }[]).map(({ title }) => title));
    path = /^<(.+)>; rel="next"$/.exec(page.headers.get("Link") ?? "")?.[1];
  }
  expect(titles).toEqual([["c", "b"], ["a"]]);

  const pending = await callApi(`GET /api/${owner.id}/tasks?status=pending`, { headers: own });
  expect(pending.json).toMatchObject([{ title: "c" }, { title: "a" }]);
  const completed = await callApi(`GET /api/${owner.id}/tasks?status=completed`, { headers: own });
  expect(completed.json).toMatchObject([{ title: "b" }]);
  expect(await callApi(`GET /api/${owner.id}/tasks?status=open`, { headers: own })).toMatchObject({
    status: 422,
  });
});
