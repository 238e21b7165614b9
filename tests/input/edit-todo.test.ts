import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as detail from "~/routes/todos.$todoId";
import { callApi } from "../api/call-api";
import { pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";
import { checked, hostileText } from "./hostile";
import { storedOf } from "./stored";
import { asKept, asTyped, type Encoding, submit } from "./submit";

const encoding = fc.constantFrom<Encoding>("urlencoded", "multipart");
let user: SignedInUser;
let headers: Headers;
let token: Headers;
let id: string;

beforeEach(async () => {
  user = await createUser();
  headers = await signIn(user);
  token = await bearer(user);
  id = (await callApi("POST /api/todos", { headers: token, json: { title: "First" } })).json.id;
});

function save(title: string, notes: string, version: string, sent: Encoding = "urlencoded") {
  const fields: [string, string][] = [
    ["intent", "save"],
    ["title", title],
    ["notes", notes],
    ["version", version],
  ];
  return submit(detail.action, `/todos/${id}`, fields, { headers, encoding: sent, params: { todoId: id } });
}

async function readTodo() {
  const request = pageRequest(`/todos/${id}`, headers);
  const { todo } = await detail.loader({ request, params: { todoId: id }, context: {} });
  const { json } = await callApi(`GET /api/todos/${id}`, { headers: token });
  const brief = await callApi(`GET /api/${user.id}/tasks/${id}`, { headers: token });
  expect([json.title, json.notes]).toEqual([todo.title, todo.notes]);
  expect([brief.json.title, brief.json.description]).toEqual([todo.title, todo.notes]);
  return todo;
}

test("whatever is typed into a todo is kept exactly, or refused beside its field with nothing stored", async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, hostileText, encoding, async (title, notes, sent) => {
      const before = await storedOf(user.id);

      const answer = await save(title, notes, String(before.todos[0]!.version), sent);

      if (answer.status === 302) {
        expect(await readTodo()).toMatchObject({ title: asTyped(title).trim(), notes: asKept(notes) });
      } else {
        expect(answer.status).toBe(422);
        for (const [field, messages] of Object.entries(answer.errors)) {
          expect(["title", "notes"]).toContain(field);
          expect(messages).toEqual([expect.stringMatching(/^(Enter|Use|Leave out) .+\.$/)]);
        }
        expect(asKept(answer.values.title!)).toBe(asKept(title));
        // Node drops a byte order mark before each part of a multipart form.
        expect(asKept(answer.values.notes!)).toBe(asKept(notes));
        expect(await storedOf(user.id)).toEqual(before);
      }
    }),
    checked,
  );
});

test("notes that can be stored are kept to the last space and line end", async () => {
  const line = fc.constantFrom(
    "a",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "e\u0301",
    "\u202e",
    "👨‍👩‍👧‍👦",
    "\v",
    "\ufeff",
  );
  const notesText = fc.array(line, { maxLength: 40 }).map((parts) => parts.join(""));

  await fc.assert(
    fc.asyncProperty(notesText, async (notes) => {
      const { version } = await readTodo();
      expect((await save("First", notes, String(version))).status).toBe(302);
      expect((await readTodo()).notes).toBe(asKept(notes));
    }),
    { numRuns: 50 },
  );
});

test("a version that is none is a 422, one that never was a conflict, and neither changes anything", async () => {
  const before = await storedOf(user.id);
  const version = fc.oneof(
    hostileText,
    fc.integer().map(String),
    fc.bigInt().map(String),
    fc.double().map(String),
  );

  await fc.assert(
    fc.asyncProperty(version, async (text) => {
      fc.pre(text !== "1");
      expect((await save("Other", "", text)).status).toBe(/^[1-9]\d{0,8}$/.test(text) ? 409 : 422);
      expect(await storedOf(user.id)).toEqual(before);
    }),
    checked,
  );
});
