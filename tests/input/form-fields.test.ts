import type { ActionFunction } from "@remix-run/node";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as list from "~/routes/todos";
import * as detail from "~/routes/todos.$todoId";
import { createTodo } from "~/todos/create-todo.server";
import { createUser, signIn } from "../support/users";
import { checked, headerText, hostileText, prototypeName } from "./hostile";
import { storedOf } from "./stored";
import { type Encoding, submit, submitBody } from "./submit";

const FIELDS = ["intent", "todoId", "completed", "title", "notes", "version", "key"];
const THIS_TODO = "this todo";

let user: SignedInUser;
let headers: Headers;
let id: string;

beforeEach(async () => {
  user = await createUser();
  headers = await signIn(user);
  await createTodo(user.id, { title: "First" });
  id = (await storedOf(user.id)).todos[0]!.id;
});

const value = fc.oneof(
  hostileText,
  fc.constantFrom("create", "set-completed", "delete", "restore", "save", "restore-and-save"),
  fc.constantFrom("true", "false", "1", THIS_TODO),
);
const file = fc
  .constantFrom("a.svg", "../../a b.txt", "%00.html", "Плакат.png", "__proto__")
  .map((fileName) => new File(["<svg onload=alert(1)>"], fileName));
const name = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...FIELDS) }, prototypeName, hostileText);
const anything = fc.array(fc.tuple(name, fc.oneof({ weight: 6, arbitrary: value }, file)), { maxLength: 10 });

const FORMS: [
  page: string,
  action: ActionFunction,
  path: () => string,
  params: () => Record<string, string>,
][] = [
  ["the list", list.action, () => "/todos", () => ({})],
  ["one todo", detail.action, () => `/todos/${id}`, () => ({ todoId: id })],
];

describe.each(FORMS)("the forms of %s", (_, action, path, params) => {
  test("take any fields, in any number and order, or refuse them by name with nothing stored", async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (fields) => {
        const before = await storedOf(user.id);
        const sent = fields.map(([field, text]): [string, string | File] => [
          field,
          text === THIS_TODO ? id : text,
        ]);

        const answer = await submit(action, path(), sent, {
          headers,
          encoding: "multipart",
          params: params(),
        });

        expect([302, 404, 409, 422]).toContain(answer.status);
        if (answer.status === 302) return;
        if (answer.status === 422) {
          expect(FIELDS).toEqual(expect.arrayContaining(Object.keys(answer.errors)));
          expect(Object.keys(answer.errors)).not.toEqual([]);
          expect(JSON.stringify(answer.values)).not.toContain("onload");
        }
        expect(await storedOf(user.id)).toEqual(before);
      }),
      checked,
    );
  });

  test("take no file where a text belongs", async () => {
    const before = await storedOf(user.id);

    await fc.assert(
      fc.asyncProperty(fc.constantFrom("create", "save"), file, async (intent, upload) => {
        const fields: [string, string | File][] = [
          ["intent", intent],
          ["key", "1"],
          ["version", "1"],
          ["notes", upload],
          ["title", upload],
        ];
        const sent = { headers, encoding: "multipart" as Encoding, params: params() };
        expect((await submit(action, path(), fields, sent)).status).toBe(422);
        expect(await storedOf(user.id)).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });

  test("are refused when the body is not what its type says, whatever its bytes", async () => {
    const before = await storedOf(user.id);
    const type = fc.oneof(
      headerText,
      fc.constantFrom(
        ...["", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary="],
        ...[
          "multipart/form-data; boundary=x",
          'multipart/form-data; boundary="\\',
          "application/json",
          "text/plain",
        ],
      ),
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .constantFrom(
          ...["", "--x--\r\n", "--x\r\n\r\n", "--x\r\nContent-Disposition: form-data\r\n\r\ny\r\n--x--"],
          ...[
            '--x\r\nContent-Disposition: form-data; name="a\r\n\r\ny\r\n--x--',
            "&&&===&%%%&%ff=%00",
            '{"a":1}',
          ],
        )
        .map((text) => new Uint8Array(Buffer.from(text))),
    );

    await fc.assert(
      fc.asyncProperty(type, bytes, async (contentType, body) => {
        const sent = new Headers(headers);
        sent.set("content-type", contentType);

        const answer = await submitBody(action, path(), { headers: sent, body, params: params() });

        expect([400, 415, 422]).toContain(answer.status);
        expect(await storedOf(user.id)).toEqual(before);
      }),
      checked,
    );
  });
});
