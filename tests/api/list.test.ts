import { beforeAll, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
beforeAll(async () => {
  headers = await bearer(await createUser());
});

test("a list goes page by page, newest first, each todo once", async () => {
  const owner = await bearer(await createUser());
  for (const title of ["a", "b", "c", "d", "e"])
    await callApi("POST /api/todos", { headers: owner, json: { title } });

  const titles: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const path: string = `/api/todos?limit=2${cursor && `&cursor=${cursor}`}`;
    const { json } = await callApi(`GET ${path}`, { headers: owner });
    titles.push(...json.items.map(({ title }) => title));
    cursor = json.nextCursor;
  }

  expect(titles).toEqual(["e", "d", "c", "b", "a"]);
});

test("a list shows all, open or completed ones", async () => {
  const owner = await bearer(await createUser());
  await callApi("POST /api/todos", { headers: owner, json: { title: "open" } });
  await callApi("POST /api/todos", { headers: owner, json: { title: "done", completed: true } });

  const titles = async (query: string) => {
    const { json } = await callApi(`GET /api/todos${query}`, { headers: owner });
    return json.items.map(({ title }) => title);
  };

  expect(await titles("")).toEqual(["done", "open"]);
  expect(await titles("?status=all")).toEqual(["done", "open"]);
  expect(await titles("?status=open")).toEqual(["open"]);
  expect(await titles("?status=completed")).toEqual(["done"]);
});

test.each([
  ["limit=0", "limit"],
  ["limit=101", "limit"],
  ["limit=1e1", "limit"],
  ["limit=", "limit"],
  ["limit=1&limit=2", "limit"],
  ["status=pending", "status"],
  ["cursor=abc", "cursor"],
  ["cursor=", "cursor"],
  ["colour=red", "colour"],
  ["__proto__=x", "__proto__"],
])("?%s is a 422 that names %s", async (query, name) => {
  const answer = await callApi(`GET /api/todos?${query}`, { headers });

  expect(answer.status).toBe(422);
  expect(Object.keys(answer.json.errors)).toEqual([name]);
});
