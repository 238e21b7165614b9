import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { bearer, createUser, signIn } from "../support/users";
import { callApi } from "./call-api";

const owner = await createUser();
const stranger = await createUser();
const NOBODYS = "01900000-0000-7000-8000-000000000000";

let ownersHeaders: Headers;
let strangersHeaders: Headers;
let todoId: string;
beforeAll(async () => {
  ownersHeaders = await bearer(owner);
  strangersHeaders = await bearer(stranger);
  const { json } = await callApi("POST /api/todos", {
    headers: ownersHeaders,
    json: { title: "The owner's" },
  });
  todoId = json.id;
});

const body = { title: "Taken over" };
const completion = { completed: true };

/** Every call there is about one todo, in both namings; `userId` is the one in the path. */
const callsAbout = (userId: string, id: string): [call: string, json?: object][] => [
  [`GET /api/todos/${id}`],
  [`HEAD /api/todos/${id}`],
  [`PUT /api/todos/${id}`, body],
  [`PATCH /api/todos/${id}`, body],
  [`DELETE /api/todos/${id}`],
  [`PATCH /api/todos/${id}/complete`, completion],
  [`POST /api/todos/${id}/restore`],
  [`GET /api/${userId}/tasks/${id}`],
  [`PUT /api/${userId}/tasks/${id}`, body],
  [`PATCH /api/${userId}/tasks/${id}`, body],
  [`DELETE /api/${userId}/tasks/${id}`],
  [`PATCH /api/${userId}/tasks/${id}/complete`, completion],
  [`PATCH /api/${userId}/tasks/${id}/complete`],
];

/** Every call about a collection. */
const callsOn = (userId: string): [call: string, json?: object][] => [
  ["GET /api/todos"],
  ["POST /api/todos", body],
  [`GET /api/${userId}/tasks`],
  [`POST /api/${userId}/tasks`, body],
];

describe("T-224 user A cannot see or change user B's todos", () => {
  test("a todo of somebody else's is a 403, with a key and with If-Match as well", async () => {
    for (const [call, json] of callsAbout(stranger.id, todoId)) {
      const furtherHeaders: Record<string, string>[] = [
        {},
        { "idempotency-key": randomUUID() },
        { "if-match": '"1"' },
      ];
      for (const further of furtherHeaders) {
        const answer = await callApi(call, { headers: strangersHeaders, json, with: further });
        expect([call, further, answer.status]).toEqual([call, further, 403]);
      }
    }

    const { json } = await callApi(`GET /api/todos/${todoId}`, { headers: ownersHeaders });
    expect(json).toMatchObject({ title: "The owner's", completed: false, version: 1 });
  });

  test("a todo in a stranger's list is only the stranger's", async () => {
    const { json } = await callApi("GET /api/todos", { headers: strangersHeaders });

    expect(json.items).toEqual([]);
  });

  test.each([owner.id, NOBODYS, "me", "%20", owner.id.toUpperCase()])(
    "a path of user %j is a 403 for another",
    async (userId) => {
      for (const [call, json] of [...callsAbout(userId, todoId), ...callsOn(userId)]) {
        if (call.includes("/api/todos")) continue;
        const answer = await callApi(call, { headers: strangersHeaders, json });
        expect([call, answer.status]).toEqual([call, 403]);
      }
    },
  );
});

describe("without a valid credential everything is a 401 that says no more", () => {
  const calls = [...callsOn(owner.id), ...callsAbout(owner.id, NOBODYS), ...callsAbout("somebody", "no-id")];
  const credentials = {
    none: async () => new Headers(),
    "a bad token": async () => new Headers({ authorization: "Bearer a.b.c" }),
    "a bad token beside a good cookie": async () => {
      const headers = await signIn(owner);
      headers.set("authorization", "Bearer a.b.c");
      return headers;
    },
    "no token in the header beside a good cookie": async () => {
      const headers = await signIn(owner);
      headers.set("authorization", "Basic dTpw");
      return headers;
    },
  };

  test.each(Object.entries(credentials))("%s", async (_, signInSomehow) => {
    const headers = await signInSomehow();

    for (const [call, json] of calls) {
      const answer = await callApi(call, { headers, json });
      expect([call, answer.status]).toEqual([call, 401]);
      expect(answer.json).toEqual({
        type: "about:blank",
        title: "Unauthorized",
        status: 401,
        detail: "Unauthorized",
      });
      expect(answer.headers.get("WWW-Authenticate")).toBe("Bearer");
    }
  });
});

test("a session cookie serves as well as a token", async () => {
  const answer = await callApi(`GET /api/todos/${todoId}`, { headers: await signIn(owner) });

  expect(answer).toMatchObject({ status: 200, json: { title: "The owner's" } });
});
