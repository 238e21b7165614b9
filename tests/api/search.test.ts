import { beforeEach, expect, test } from "vitest";
import { createUser, bearer } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;

beforeEach(async () => {
  headers = await bearer(await createUser());
});

const add = (title: string, notes = "") => callApi("POST /api/todos", { headers, json: { title, notes } });

async function search(query: string, as = headers) {
  const { status, json } = await callApi(`GET /api/todos?${query}`, { headers: as });
  return { status, titles: json.items?.map(({ title }: { title: string }) => title), ...json };
}

test("a search gives the best matches first, in pages", async () => {
  await add("Other", "And a plan.");
  await add("The plan");
  await add("Elsewhere");

  expect((await search("search=plän")).titles).toEqual(["The plan", "Other"]);
  const first = await search("search=plan&limit=1");
  expect(first.titles).toEqual(["The plan"]);
  const second = await search(`search=plan&limit=1&cursor=${first.nextCursor}`);
  expect(second).toMatchObject({ titles: ["Other"], nextCursor: null });
});

test("a cursor is good for its own search and user only", async () => {
  await add("Plan");
  await add("Plan it");
  const { nextCursor } = await search("search=plan&limit=1");

  expect((await search(`search=pla&limit=1&cursor=${nextCursor}`)).status).toBe(422);
  expect((await search(`limit=1&cursor=${nextCursor}`)).status).toBe(422);
  const stranger = await bearer(await createUser());
  expect((await search(`search=plan&limit=1&cursor=${nextCursor}`, stranger)).status).toBe(422);
  expect((await search("search=plan", stranger)).titles).toEqual([]);
});

test.each([
  "search=",
  "search=!%3F",
  "search=%00a",
  `search=${"a".repeat(201)}`,
  `search=${Array.from({ length: 21 }, (_, place) => `w${place}`).join("+")}`,
  "search=a&view=today",
  "search=a&status=open",
])("%s is refused, by name", async (query) => {
  const { status, errors } = await search(query);

  expect(status).toBe(422);
  expect(Object.keys(errors)).toEqual(["search"]);
});

test("a search is not filtered or sorted otherwise", async () => {
  const { status, errors } = await search("search=a&sort=title&priority=high");

  expect(status).toBe(422);
  expect(Object.keys(errors).sort()).toEqual(["priority", "sort"]);
});
