import { beforeEach, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let headers: Headers;
beforeEach(async () => {
  headers = await bearer(await createUser());
});

const late = { name: "Late and important", query: "priority=high&due=overdue" };

async function save(json: object = late) {
  return callApi("POST /api/views", { headers, json });
}

async function names(as = headers) {
  const { json } = await callApi("GET /api/views", { headers: as });
  return json.items.map((view) => (view as unknown as { name: string }).name);
}

describe("a saved view", () => {
  test("is kept with its query, which lists take, and can be renamed, changed and deleted", async () => {
    const { status, json } = await save();
    expect({ status, json }).toMatchObject({ status: 201, json: late });
    await save({ name: "By title", query: "sort=title" });
    expect(await names()).toEqual(["Late and important", "By title"]);
    expect(await callApi(`GET /api/todos?${json.query as string}`, { headers })).toMatchObject({
      status: 200,
    });

    const renamed = await callApi(`PATCH /api/views/${json.id}`, { headers, json: { name: " Soon " } });
    expect(renamed).toMatchObject({ status: 200, json: { name: "Soon", query: late.query } });
    expect(await callApi(`DELETE /api/views/${json.id}`, { headers })).toMatchObject({ status: 204 });
    expect(await callApi(`DELETE /api/views/${json.id}`, { headers })).toMatchObject({ status: 404 });
    expect(await names()).toEqual(["By title"]);
  });

  test("is saved once per key", async () => {
    const sent = { headers, json: late, with: { "idempotency-key": crypto.randomUUID() } };

    const [one, two] = [await callApi("POST /api/views", sent), await callApi("POST /api/views", sent)];

    expect(two.json.id).toBe(one.json.id);
    expect(await names()).toEqual([late.name]);
  });

  test.each([
    [{ ...late, query: "colour=red" }, "query"],
    [{ ...late, query: "priority=urgent" }, "query"],
    [{ ...late, query: "" }, "query"],
    [{ ...late, name: " " }, "name"],
    [{ ...late, colour: "red" }, "colour"],
    [{ query: late.query }, "name"],
  ])("of %j is a 422 that names %s", async (json, name) => {
    const answer = await save(json);

    expect(answer.status).toBe(422);
    expect(Object.keys(answer.json.errors)).toEqual([name]);
  });

  test("of somebody else's is a 403, of nobody's a 404", async () => {
    const stranger = await bearer(await createUser("Mallory"));
    const { json } = await save();
    const nobodys = "01900000-0000-7000-8000-000000000000";

    for (const [id, status] of [
      [json.id, 403],
      [nobodys, 404],
      ["x", 404],
    ]) {
      const path = `/api/views/${id}`;
      const change = { headers: stranger, json: { name: "Taken over" } };
      expect(await callApi(`PATCH ${path}`, change)).toMatchObject({ status });
      expect(await callApi(`DELETE ${path}`, { headers: stranger })).toMatchObject({ status });
    }
    expect(await names(stranger)).toEqual([]);
    expect(await names()).toEqual([late.name]);
  });
});
