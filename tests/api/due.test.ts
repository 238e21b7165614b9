import { beforeAll, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

const user = await createUser();

let headers: Headers;
beforeAll(async () => {
  headers = await bearer(user);
});

async function create(fields: object) {
  return callApi("POST /api/todos", { headers, json: { title: "Water the plants", ...fields } });
}

const NOTHING = { priority: "none", dueOn: null, dueTime: null, dueZone: null };
const ALL = { priority: "high", dueOn: "2026-11-30", dueTime: "15:30", dueZone: "Asia/Kathmandu" };

test("a todo without them has no priority and no date", async () => {
  expect((await create({})).json).toMatchObject(NOTHING);
});

test.each(["once", "with a key, twice"])("what is sent comes back, %s", async (how) => {
  const key: Record<string, string> = how === "once" ? {} : { "idempotency-key": crypto.randomUUID() };
  const send = () =>
    callApi("POST /api/todos", { headers, json: { title: "Call", ...ALL }, with: { ...key } });

  const { json } = await send();

  expect(json).toMatchObject(ALL);
  expect((await callApi(`GET /api/todos/${json.id}`, { headers })).json).toEqual(json);
  if (how !== "once") expect((await send()).json).toEqual(json);
});

test("a task has the same under the brief's kind of names", async () => {
  const sent = { priority: "low", due_date: "2028-02-29", due_time: "00:00", due_zone: "UTC" };

  const { json } = await callApi(`POST /api/${user.id}/tasks`, { headers, json: { title: "x", ...sent } });

  expect(json).toMatchObject(sent);
  const changed = await callApi(`PATCH /api/${user.id}/tasks/${json.id}`, {
    headers,
    json: { due_time: null },
  });
  expect(changed.json).toMatchObject({ ...sent, due_time: null, due_zone: null });
});

describe("a change", () => {
  test("of one part leaves the others, and a second one like it changes nothing", async () => {
    const { json } = await create(ALL);
    const change = () => callApi(`PATCH /api/todos/${json.id}`, { headers, json: { dueTime: "09:05" } });

    expect((await change()).json).toMatchObject({ ...ALL, dueTime: "09:05", version: 2 });
    expect((await change()).json).toMatchObject({ version: 2 });
  });

  test("that takes a part away takes along what rests on it", async () => {
    const { json } = await create(ALL);
    const change = (part: object) => callApi(`PATCH /api/todos/${json.id}`, { headers, json: part });

    expect((await change({ dueTime: null })).json).toMatchObject({ ...ALL, dueTime: null, dueZone: null });
    expect((await change({ dueOn: null })).json).toMatchObject({ ...NOTHING, priority: "high" });
    expect((await change({ priority: "none" })).json).toMatchObject({ ...NOTHING, version: 4 });
  });

  test("that rests on nothing is a 422 and changes nothing, under a key too", async () => {
    const { json } = await create({});
    const further: Record<string, string>[] = [{}, { "idempotency-key": crypto.randomUUID() }];

    for (const more of further) {
      const send = (part: object) =>
        callApi(`PATCH /api/todos/${json.id}`, { headers, json: { title: "New", ...part }, with: more });
      expect(await send({ dueTime: "10:00" })).toMatchObject({
        status: 422,
        json: { errors: { dueTime: ["A time needs a date."] } },
      });
    }
    const zone = { headers, json: { due_zone: "Europe/Berlin" } };
    expect(await callApi(`PATCH /api/${user.id}/tasks/${json.id}`, zone)).toMatchObject({
      status: 422,
      json: { errors: { due_zone: ["A time zone needs a time."] } },
    });
    expect((await callApi(`GET /api/todos/${json.id}`, { headers })).json).toEqual(json);
  });

  test("by PUT takes what is left out away", async () => {
    const { json } = await create(ALL);

    const put = await callApi(`PUT /api/todos/${json.id}`, { headers, json: { title: "Bare" } });

    expect(put.json).toMatchObject({ title: "Bare", ...NOTHING });
  });
});

test.each([
  [{ dueOn: "2026-02-29" }, "dueOn"],
  [{ dueOn: "2026-11-30T10:00:00Z" }, "dueOn"],
  [{ dueOn: "0000-01-01" }, "dueOn"],
  [{ dueOn: "+012026-01-01" }, "dueOn"],
  [{ dueOn: "infinity" }, "dueOn"],
  [{ dueOn: "tomorrow" }, "dueOn"],
  [{ dueOn: "" }, "dueOn"],
  [{ dueOn: 20261130 }, "dueOn"],
  [{ dueTime: "10:00" }, "dueTime"],
  [{ dueOn: null, dueTime: "10:00" }, "dueTime"],
  [{ dueOn: "2026-11-30", dueTime: "24:00" }, "dueTime"],
  [{ dueOn: "2026-11-30", dueTime: "10:00:30" }, "dueTime"],
  [{ dueOn: "2026-11-30", dueZone: "UTC" }, "dueZone"],
  [{ dueOn: "2026-11-30", dueTime: "10:00", dueZone: "Mars/Olympus" }, "dueZone"],
  [{ dueOn: "2026-11-30", dueTime: "10:00", dueZone: "+01:00" }, "dueZone"],
  [{ dueOn: "2026-11-30", dueTime: "10:00", dueZone: "../../etc/passwd" }, "dueZone"],
  [{ priority: "urgent" }, "priority"],
  [{ priority: 1 }, "priority"],
  [{ priority: null }, "priority"],
])("%j is a 422 that names %s", async (fields, name) => {
  const answer = await create(fields);

  expect(answer.status).toBe(422);
  expect(Object.keys(answer.json.errors)).toEqual([name]);
});
