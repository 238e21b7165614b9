import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as projectPage from "~/routes/projects.$projectId";
import * as detail from "~/routes/todos.$todoId";
import { callApi } from "../api/call-api";
import { answerOf, pageRequest } from "../support/requests";
import { bearer, createUser } from "../support/users";
import { hostileText, prototypeName } from "./hostile";
import { storedOf } from "./stored";

let user: SignedInUser;
let headers: Headers;
let id: string;

beforeEach(async () => {
  user = await createUser();
  headers = await bearer(user);
  id = (await callApi("POST /api/todos", { headers, json: { title: "First" } })).json.id;
});

const segment = fc
  .oneof(
    hostileText,
    prototypeName,
    fc.constantFrom("%00", "%ff", "0", "me", "00000000-0000-0000-0000-00000000000g"),
  )
  .map((text) => encodeURIComponent(text.toWellFormed()))
  .filter((text) => !["", ".", ".."].includes(text));
const brokenSegment = fc.constantFrom("%", "%ff%fe", "%c0%af", "%ed%a0%80", "%zz");
describe("a path", () => {
  test("with an id that is none is a 404, and with a user that is none a 403", async () => {
    const before = await storedOf(user.id);

    await fc.assert(
      fc.asyncProperty(segment, async (text) => {
        for (const call of [
          `GET /api/todos/${text}`,
          `DELETE /api/todos/${text}`,
          `PATCH /api/todos/${text}/complete`,
        ])
          expect((await callApi(call, { headers })).status).toBe(404);
        for (const call of [
          `GET /api/${text}/tasks`,
          `DELETE /api/${text}/tasks/${id}`,
          `POST /api/${text}/tasks`,
        ])
          expect((await callApi(call, { headers })).status).toBe(403);
        const page = {
          request: pageRequest(`/todos/${text}`, headers),
          params: { todoId: decodeURIComponent(text) },
        };
        expect((await answerOf(detail.loader({ ...page, context: {} }))).status).toBe(404);
      }),
      { numRuns: 50 },
    );
    expect(await storedOf(user.id)).toEqual(before);
  });

  test("that is no UTF-8 is a 404 as well", async () => {
    await fc.assert(
      fc.asyncProperty(brokenSegment, async (text) => {
        const page = { request: pageRequest(`/todos/${text}`, headers), params: { todoId: text } };
        expect((await answerOf(detail.loader({ ...page, context: {} }))).status).toBe(404);
      }),
    );
  });

  test("with an id in capitals leads where the one in small letters does", async () => {
    const project = await callApi("POST /api/projects", { headers, json: { name: "Home" } });
    const inCapitals = project.json.id.toUpperCase();
    const page = { request: pageRequest(`/projects/${inCapitals}`, headers), context: {} };

    for (const path of [
      `/api/todos/${id.toUpperCase()}`,
      `/api/projects/${inCapitals}`,
      `/api/${user.id.toUpperCase()}/tasks/${id}`,
    ])
      expect((await callApi(`GET ${path}`, { headers })).status).toBe(200);
    expect(await projectPage.loader({ ...page, params: { projectId: inCapitals } })).toMatchObject({
      project: { id: project.json.id },
    });
  });
});

test("an id in capitals is kept and given back in small letters", async () => {
  const project = await callApi("POST /api/projects", { headers, json: { name: "Home" } });
  const projectId = project.json.id.toUpperCase();

  const todo = await callApi("POST /api/todos", { headers, json: { title: "Sweep", projectId } });
  const view = await callApi("POST /api/views", {
    headers,
    json: { name: "Mine", query: `project=${projectId}&sort=title` },
  });

  expect(todo.json).toMatchObject({ projectId: project.json.id });
  expect(view.json).toMatchObject({ query: `project=${project.json.id}&sort=title` });
});
