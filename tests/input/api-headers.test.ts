import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { callApi } from "../api/call-api";
import { bearer, createUser } from "../support/users";
import { checked, headerText } from "./hostile";
import { storedOf } from "./stored";

let user: SignedInUser;
let headers: Headers;
let id: string;

beforeEach(async () => {
  user = await createUser();
  headers = await bearer(user);
  id = (await callApi("POST /api/todos", { headers, json: { title: "First" } })).json.id;
});

describe("a header", () => {
  test("Idempotency-Key of 1 to 255 visible characters makes one todo of two sendings, any other none", async () => {
    const used = new Set<string>();

    await fc.assert(
      fc.asyncProperty(headerText, async (key) => {
        fc.pre(!used.has(key));
        used.add(key);
        const before = await storedOf(user.id);
        const sent = { headers, json: { title: crypto.randomUUID() }, with: { "idempotency-key": key } };

        const first = await callApi("POST /api/todos", sent);
        const second = await callApi("POST /api/todos", sent);

        const isKey = /^[\x21-\x7e]{1,255}$/.test(key);
        const after = await storedOf(user.id);
        expect([first.status, second.status]).toEqual(isKey ? [201, 201] : [422, 422]);
        expect(first.text).toBe(second.text);
        expect(after.todos.length - before.todos.length).toBe(isKey ? 1 : 0);
        if (!isKey) expect(Object.keys(first.json.errors)).toEqual(["Idempotency-Key"]);
      }),
      { numRuns: 50 },
    );
  });

  test.each(["If-Match", "If-None-Match"])(
    "%s of any kind is answered, and a 412 changes nothing",
    async (name) => {
      await fc.assert(
        fc.asyncProperty(headerText, async (value) => {
          const before = await storedOf(user.id);
          const sent = { headers, with: { [name]: value } };

          expect([200, 304]).toContain((await callApi(`GET /api/todos/${id}`, sent)).status);
          const write = await callApi(`PATCH /api/todos/${id}`, { ...sent, json: { notes: value } });

          expect([200, 412, 422]).toContain(write.status);
          if (write.status !== 200) expect(await storedOf(user.id)).toEqual(before);
        }),
        checked,
      );
    },
  );

  test("Content-Type of any other kind than JSON is a 415", async () => {
    const before = await storedOf(user.id);

    await fc.assert(
      fc.asyncProperty(headerText, async (type) => {
        const sent = { headers, body: '{"title":"x"}', with: { "content-type": type } };
        expect((await callApi("POST /api/todos", sent)).status).toBe(415);
      }),
      checked,
    );
    expect(await storedOf(user.id)).toEqual(before);
  });
});

test("bytes that are no JSON in UTF-8 are a 400, or a 422 when they happen to be", async () => {
  const before = await storedOf(user.id);
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((text) => new Uint8Array(Buffer.from(text, "utf16le"))),
    fc.json().map((text) => new Uint8Array(Buffer.from(text).subarray(1))),
  );

  await fc.assert(
    fc.asyncProperty(bytes, async (body) => {
      const sent = { headers, body, with: { "content-type": "application/json" } };
      expect([400, 422]).toContain((await callApi("POST /api/todos", sent)).status);
    }),
    checked,
  );
  expect(await storedOf(user.id)).toEqual(before);
});
