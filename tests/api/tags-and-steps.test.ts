import { beforeAll, describe, expect, test } from "vitest";
import { bearer, createUser } from "../support/users";
import { callApi } from "./call-api";

let userId: string;
let headers: Headers;
beforeAll(async () => {
  const user = await createUser();
  userId = user.id;
  headers = await bearer(user);
});

interface Step {
  id: string;
  title: string;
  completed: boolean;
}

const json = {
  title: "Pack",
  tags: ["trip", "Home", "home"],
  steps: [{ title: "Passport", completed: true }, { title: "Ticket" }],
};

async function addTodo() {
  const { json: todo } = await callApi("POST /api/todos", { headers, json });
  return { id: todo.id, steps: todo.steps as Step[], todo };
}

describe("tags and steps of a todo", () => {
  test("are created with it, and read back", async () => {
    const { id, todo } = await addTodo();

    expect(todo).toMatchObject({
      tags: ["Home", "trip"],
      steps: [
        { title: "Passport", completed: true },
        { title: "Ticket", completed: false },
      ],
      version: 1,
    });
    expect((await callApi(`GET /api/todos/${id}`, { headers })).json).toEqual(todo);
    expect((await callApi(`GET /api/${userId}/tasks/${id}`, { headers })).json).toMatchObject({
      tags: todo.tags,
      steps: todo.steps,
    });
  });

  test("more steps than one can have, which undoing brought back, can be saved as they are, and none be added", async () => {
    const full = Array.from({ length: 100 }, (_, nth) => ({ title: `Step ${nth}` }));
    const { json } = await callApi("POST /api/todos", { headers, json: { title: "Pack", steps: full } });
    const [, ...others] = json.steps as Step[];
    const path = `/api/todos/${json.id}`;
    const deletion = await callApi(`PATCH ${path}`, { headers, json: { steps: others } });
    await callApi(`PATCH ${path}`, { headers, json: { steps: [...others, { title: "Charger" }] } });
    await callApi(`POST ${deletion.headers.get("Undo")}`, { headers });
    const steps = (await callApi(`GET ${path}`, { headers })).json.steps as Step[];

    expect(steps).toHaveLength(101);
    expect(await callApi(`PUT ${path}`, { headers, json: { title: "Unpack", steps } })).toMatchObject({
      status: 200,
      json: { title: "Unpack", steps },
    });
    const replaced = [...steps.slice(1), { title: "Another" }];
    expect(await callApi(`PATCH ${path}`, { headers, json: { steps: replaced } })).toMatchObject({
      status: 422,
      json: { errors: { steps: ["Use 100 steps or fewer."] } },
    });
  });

  test("PATCH replaces the steps: those with an id are kept, in the order sent", async () => {
    const { id, steps } = await addTodo();

    const sent = [{ id: steps[1]!.id, title: "Tickets", completed: true }, { title: "Charger" }];
    const changed = await callApi(`PATCH /api/${userId}/tasks/${id}`, { headers, json: { steps: sent } });

    expect(changed).toMatchObject({ status: 200, json: { steps: [sent[0], { title: "Charger" }] } });
    expect(changed.json.steps).toHaveLength(2);
    expect(changed.headers.get("ETag")).toBe('"2"');
  });

  test("PUT without them takes them away", async () => {
    const { id } = await addTodo();

    const replaced = await callApi(`PUT /api/todos/${id}`, { headers, json: { title: "Pack" } });

    expect(replaced).toMatchObject({ status: 200, json: { tags: [], steps: [], version: 2 } });
  });

  test("are written once under one key, and only to the version meant", async () => {
    const call = { headers, json, with: { "Idempotency-Key": "pack-once" } };
    const first = await callApi("POST /api/todos", call);
    const again = await callApi("POST /api/todos", call);
    const stale = await callApi(`PATCH /api/todos/${first.json.id}`, {
      ...{ headers, json: { tags: [] } },
      with: { "If-Match": '"7"' },
    });

    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(stale.status).toBe(412);
    expect((await callApi(`GET /api/todos/${first.json.id}`, { headers })).json).toEqual(first.json);
  });

  test("a step that is not the todo's is a 422, and nothing is written", async () => {
    const { id, todo } = await addTodo();
    const other = await addTodo();

    const sent = { title: "Taken", steps: [{ id: other.steps[0]!.id, title: "Taken" }] };
    const changed = await callApi(`PATCH /api/todos/${id}`, { headers, json: sent });
    const created = await callApi("POST /api/todos", { headers, json: sent });

    const errors = { steps: ["An id is that of a step of this todo; leave it out for a new one."] };
    expect([changed, created]).toMatchObject([
      { status: 422, json: { errors } },
      { status: 422, json: { errors } },
    ]);
    expect((await callApi(`GET /api/todos/${id}`, { headers })).json).toEqual(todo);
  });

  test.each([
    ["tags", ["a,b"], "Leave out commas: they stand between tags."],
    ["tags", ["a".repeat(51)], "Use 50 characters or fewer for a tag."],
    ["tags", Array.from({ length: 21 }, (_, place) => `tag ${place}`), "Use 20 tags or fewer."],
    ["tags", ["a\0"], "Leave out the characters that cannot be shown."],
    ["tags", "home", "Tags are a list of names."],
    ["steps", [{ title: "" }], "Enter a title."],
    ["steps", Array.from({ length: 101 }, () => ({ title: "One" })), "Use 100 steps or fewer."],
    ["steps", [{ id: "1", title: "One" }], "Use the id of a step."],
  ])("%s %# that cannot be kept are a 422 that says why", async (name, value, message) => {
    const answer = await callApi("POST /api/todos", { headers, json: { title: "Pack", [name]: value } });

    expect(answer).toMatchObject({ status: 422, json: { errors: { [name]: [message] } } });
  });
});
