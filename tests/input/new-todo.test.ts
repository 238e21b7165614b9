import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as list from "~/routes/todos";
import { callApi } from "../api/call-api";
import { pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";
import { checked, hostileText, invisibleText, prototypeName } from "./hostile";
import { storedOf } from "./stored";
import { asKept, asTyped, type Encoding, submit } from "./submit";

const encoding = fc.constantFrom<Encoding>("urlencoded", "multipart");
let user: SignedInUser;
let headers: Headers;
let token: Headers;

beforeAll(async () => {
  user = await createUser();
  headers = await signIn(user);
  token = await bearer(user);
});

function add(title: string, key: string = crypto.randomUUID(), sent: Encoding = "urlencoded") {
  const fields: [string, string][] = [
    ["intent", "create"],
    ["title", title],
    ["key", key],
  ];
  return submit(list.action, "/todos", fields, { headers, encoding: sent });
}

async function newestTitles() {
  const request = pageRequest("/todos", headers);
  const page = withGroups(await list.loader({ request, params: {}, context: {} }));
  const api = await callApi("GET /api/todos?limit=1", { headers: token });
  return [page.groups[0]?.rows[0]?.title, api.json.items[0]?.title];
}

test("whatever is typed is kept exactly, or refused beside its field with nothing stored", async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, encoding, async (text, sent) => {
      const before = await storedOf(user.id);

      const answer = await add(text, undefined, sent);

      if (answer.status === 302) {
        const kept = asTyped(text).trim();
        expect(await newestTitles()).toEqual([kept, kept]);
      } else {
        expect(answer.status).toBe(422);
        expect(answer.errors).toEqual({ title: [expect.stringMatching(/^(Enter|Use|Leave out) .+\.$/)] });
        expect(asKept(answer.values.title!)).toBe(asKept(text));
        expect(await storedOf(user.id)).toEqual(before);
      }
    }),
    checked,
  );
});

test("every line a person can see and count to 200 is kept", async () => {
  const line = fc.string({ unit: "grapheme", maxLength: 150 }).map((text) => `a ${text} z`);

  await fc.assert(
    fc.asyncProperty(line, async (text) => {
      expect((await add(text)).status).toBe(302);
      expect(await newestTitles()).toEqual([text, text]);
    }),
    { numRuns: 30 },
  );
});

test("a title in which nothing can be seen is refused", async () => {
  await fc.assert(
    fc.asyncProperty(invisibleText, async (text) => {
      expect(await add(text)).toMatchObject({ status: 422, errors: { title: ["Enter a title."] } });
    }),
    checked,
  );
});

test("any key of up to 100 characters makes one todo of two sendings, a longer or empty one none", async () => {
  const key = fc.oneof(hostileText, prototypeName);

  await fc.assert(
    fc.asyncProperty(key, async (text) => {
      const title = crypto.randomUUID();
      const before = await storedOf(user.id);

      const statuses = [(await add(title, text)).status, (await add(title, text)).status];

      const after = await storedOf(user.id);
      const arrived = text.toWellFormed();
      const isKey = arrived.length >= 1 && arrived.length <= 100;
      expect(statuses).toEqual(isKey ? [302, 302] : [422, 422]);
      expect(after.todos.length - before.todos.length).toBe(isKey ? 1 : 0);
    }),
    { numRuns: 50 },
  );
});
