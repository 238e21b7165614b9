import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { callApi } from "../api/call-api";
import { bearer, createUser } from "../support/users";
import { storedOf } from "./stored";

let user: SignedInUser;
let headers: Headers;
let id: string;

beforeEach(async () => {
  user = await createUser();
  headers = await bearer(user);
  id = (await callApi("POST /api/todos", { headers, json: { title: "First" } })).json.id;
});

const FAMILIES: [family: string, path: () => string, notes: string][] = [
  ["/api/todos", () => "/api/todos", "notes"],
  ["/api/:userId/tasks", () => `/api/${user.id}/tasks`, "description"],
];

describe.each(FAMILIES)("JSON sent to %s", (_, path, notesName) => {
  const writes = () => [`POST ${path()}`, `PUT ${path()}/${id}`, `PATCH ${path()}/${id}`];

  test.each([
    ["lists in lists", "[", "]"],
    ["objects in objects", '{"a":', "}"],
    ["prototypes in prototypes", '{"__proto__":', "}"],
  ])("nested 50,000 deep in %s is refused", async (__, open, close) => {
    const deep = `${open.repeat(50_000)}1${close.repeat(50_000)}`;
    const before = await storedOf(user.id);

    for (const body of [
      deep,
      `{"title":${deep}}`,
      `{"title":"x","${notesName}":${deep}}`,
      `{"title":"x","y":${deep}}`,
    ])
      for (const write of writes())
        expect((await callApi(write, { headers, body, with: asJson })).status).toBe(422);
    expect(await storedOf(user.id)).toEqual(before);
  });

  test("of which a field is sent twice has the last, and is judged by it", async () => {
    const twice = async (first: string, last: string) => {
      const body = `{"title":${first},"title":${last}}`;
      return callApi(writes()[0]!, { headers, body, with: asJson });
    };

    expect(await twice('"\\u0000"', '"Last"')).toMatchObject({ status: 201, json: { title: "Last" } });
    expect(await twice('"First"', '"\\u0000"')).toMatchObject({ status: 422 });
  });
});

const asJson = { "content-type": "application/json" };
