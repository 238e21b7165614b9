import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

const inDays = (days: number) => Temporal.Now.plainDateISO("UTC").add({ days }).toString();

let headers: Headers;
beforeEach(async () => {
  headers = await bearer(await createUser());
});

async function create(title: string, fields: object = {}) {
  await callApi("POST /api/todos", { headers, json: { title, ...fields } });
}

async function titles(query: string) {
  const { json } = await callApi(`GET /api/todos?${query}`, { headers });
  return json.items.map(({ title }) => title);
}

describe("the list of all todos", () => {
  test("is filtered by whatever is asked for at once", async () => {
    await create("High and late", { priority: "high", dueOn: inDays(-1) });
    await create("Low and late", { priority: "low", dueOn: inDays(-1) });
    await create("High and done", { priority: "high", dueOn: inDays(-1), completed: true });
    await create("High some day", { priority: "high" });

    expect(await titles("priority=high&due=overdue")).toEqual(["High and late"]);
    expect(await titles("priority=high&priority=low&dueFrom=2020-01-01&status=open")).toEqual([
      "Low and late",
      "High and late",
    ]);
    expect(await titles("due=none")).toEqual(["High some day"]);
    expect(await titles(`dueTo=${inDays(-2)}`)).toEqual([]);
    expect(await titles("project=inbox&status=completed")).toEqual(["High and done"]);
    expect(await titles("project=01900000-0000-7000-8000-000000000000")).toEqual([]);
    expect(await titles("tag=garden")).toEqual([]);
  });

  test("is sorted as asked, page by page", async () => {
    await create("banana", { priority: "low", dueOn: inDays(2) });
    await create("Äpfel", { priority: "high", dueOn: inDays(3) });
    await create("cherry", { completed: true, dueOn: inDays(1) });
    const walk = async (sort: string) => {
      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null;) {
        const query: string = `sort=${sort}&limit=1${cursor && `&cursor=${cursor}`}`;
        const { json } = await callApi(`GET /api/todos?${query}`, { headers });
        seen.push(...json.items.map(({ title }) => title));
        cursor = json.nextCursor;
      }
      return seen;
    };

    expect(await walk("title")).toEqual(["Äpfel", "banana", "cherry"]);
    expect(await walk("due")).toEqual(["cherry", "banana", "Äpfel"]);
    expect(await walk("priority")).toEqual(["Äpfel", "banana", "cherry"]);
    expect(await walk("created")).toEqual(["cherry", "Äpfel", "banana"]);
    expect(await walk("own")).toEqual(["cherry", "Äpfel", "banana"]);
  });

  test.each([
    ["priority=urgent", "priority"],
    ["priority=high&priority=urgent", "priority"],
    ["project=garden", "project"],
    ["tag=", "tag"],
    ["due=soon", "due"],
    ["due=none&due=overdue", "due"],
    ["dueFrom=tomorrow", "dueFrom"],
    ["dueTo=2026-02-30", "dueTo"],
    ["sort=size", "sort"],
    ["sort=due&sort=title", "sort"],
    ["view=today&priority=high", "priority"],
    ["view=completed&sort=title", "sort"],
    [`tag=${Array.from({ length: 21 }, (_, n) => n).join("&tag=")}`, "tag"],
  ])("asked for ?%s is a 422 that names %s", async (query, name) => {
    const answer = await callApi(`GET /api/todos?${query}`, { headers });

    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.errors)).toEqual([name]);
  });

  test("takes no cursor of a list that was filtered or sorted otherwise", async () => {
    for (const title of ["a", "b", "c"]) await create(title);
    const { json } = await callApi("GET /api/todos?sort=title&limit=1", { headers });
    const ask = (query: string) =>
      callApi(`GET /api/todos?limit=1&cursor=${json.nextCursor}${query}`, { headers });

    expect(await ask("&sort=title")).toMatchObject({ status: 200, json: { items: [{ title: "b" }] } });
    for (const query of ["", "&sort=own", "&sort=title&priority=none", "&sort=title&status=open"])
      expect(await ask(query)).toMatchObject({
        status: 422,
        json: { errors: { cursor: [expect.anything()] } },
      });
  });
});
