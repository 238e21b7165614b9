import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { callApi } from "../api/call-api";
import { bearer, createUser } from "../support/users";
import { checked, hostileJson, hostileText, prototypeName } from "./hostile";
import { storedOf } from "./stored";
import { asKept } from "./submit";

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

describe.each(FAMILIES)("a todo sent to %s", (_, path, notesName) => {
  const writes = () => [`POST ${path()}`, `PUT ${path()}/${id}`, `PATCH ${path()}/${id}`];

  test("is kept exactly, or refused by the name of what is wrong with nothing stored", async () => {
    const write = fc.nat({ max: 2 });

    await fc.assert(
      fc.asyncProperty(
        write,
        hostileText,
        hostileText,
        fc.boolean(),
        async (index, title, notes, completed) => {
          const before = await storedOf(user.id);
          const json = { title, [notesName]: notes, completed };

          const answer = await callApi(writes()[index]!, { headers, json });

          if (answer.status === 422) {
            expect(["title", notesName]).toEqual(expect.arrayContaining(Object.keys(answer.json.errors)));
            expect(await storedOf(user.id)).toEqual(before);
          } else {
            expect([200, 201]).toContain(answer.status);
            // A byte order mark and line ends aside, an API client's text is not changed at all.
            const kept = { title: title.trim(), [notesName]: asKept(notes), completed };
            expect(answer.json).toMatchObject(kept);
            const read = await callApi(`GET ${path()}/${answer.json.id}`, { headers });
            expect(read.json).toMatchObject(kept);
          }
        },
      ),
      checked,
    );
  });

  test("with a value of the wrong type is refused by that field's name", async () => {
    const wrong: [name: string, is: (value: unknown) => boolean][] = [
      ["title", (value) => typeof value !== "string"],
      [notesName, (value) => typeof value !== "string" && value !== null],
      ["completed", (value) => typeof value !== "boolean"],
    ];

    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 2 }),
        fc.constantFrom(...wrong),
        hostileJson,
        async (index, field, value) => {
          const [name, isWrong] = field;
          fc.pre(isWrong(value));
          const before = await storedOf(user.id);

          const answer = await callApi(writes()[index]!, { headers, json: { title: "x", [name]: value } });

          expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, [name]]);
          expect(await storedOf(user.id)).toEqual(before);
        },
      ),
      checked,
    );
  });

  test("with a field that is none is refused by that field's name", async () => {
    const known = ["title", notesName, "completed"];
    const name = fc.oneof(prototypeName, hostileText, fc.constantFrom("id", "userId", "user_id", "version"));

    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 2 }), name, hostileJson, async (index, unknown, value) => {
        fc.pre(!known.includes(unknown));
        const before = await storedOf(user.id);
        const body = `{"title":"x",${JSON.stringify(unknown)}:${JSON.stringify(value)}}`;

        const answer = await callApi(writes()[index]!, { headers, body, with: asJson });

        expect([answer.status, Object.keys(answer.json.errors)]).toEqual([422, [unknown.slice(0, 100)]]);
        expect(await storedOf(user.id)).toEqual(before);
      }),
      checked,
    );
  });

  test("as any other JSON, in any call, is an answer in the 400s with nothing stored", async () => {
    const completion = () => `PATCH ${path()}/${id}/complete`;

    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 3 }), hostileJson, async (index, json) => {
        fc.pre(!isTodo(json));
        const before = await storedOf(user.id);

        const answer = await callApi([...writes(), completion()][index]!, { headers, json });

        expect(answer.status).toBe(422);
        expect(await storedOf(user.id)).toEqual(before);
      }),
      checked,
    );
  });
});

const asJson = { "content-type": "application/json" };

function isTodo(json: unknown): boolean {
  return typeof json === "object" && json !== null && ("title" in json || "completed" in json);
}
