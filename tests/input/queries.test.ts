import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import * as list from "~/routes/todos";
import * as signInPage from "~/routes/sign-in";
import { callApi } from "../api/call-api";
import { answerOf, pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";
import { checked, hostileText, prototypeName } from "./hostile";

let user: SignedInUser;
let headers: Headers;
let id: string;

beforeEach(async () => {
  user = await createUser();
  headers = await bearer(user);
  id = (await callApi("POST /api/todos", { headers, json: { title: "First" } })).json.id;
});

const rawQuery = fc.oneof(
  fc.dictionary(fc.oneof(prototypeName, hostileText), hostileText).map((query) => wellFormed(query)),
  fc.constantFrom(
    "%",
    "%ff=%fe",
    "limit=%00",
    "cursor=%ff",
    "=",
    "&&",
    "limit[]=1",
    "status[__proto__]=1",
    "__proto__",
  ),
);

describe("a query", () => {
  test("that the list does not know is a 422, and any other is answered", async () => {
    await fc.assert(
      fc.asyncProperty(rawQuery, async (query) => {
        const isEmpty = new URLSearchParams(query).size === 0;
        for (const path of ["/api/todos", `/api/${user.id}/tasks`])
          expect((await callApi(`GET ${path}?${query}`, { headers })).status).toBe(isEmpty ? 200 : 422);
      }),
      checked,
    );
  });

  test.each(["limit", "status", "cursor"])(
    "whose %s is anything is answered with 200 or a 422 that names it",
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(hostileText, fc.integer().map(String), fc.uuid()), async (text) => {
          const query = new URLSearchParams({ [name]: text });
          for (const path of ["/api/todos", `/api/${user.id}/tasks`]) {
            const { status, json } = await callApi(`GET ${path}?${query}`, { headers });
            expect([200, 422]).toContain(status);
            if (status === 422) expect(Object.keys(json.errors)).toEqual([name]);
          }
        }),
        checked,
      );
    },
  );

  test("never keeps a page from being shown", async () => {
    const cookie = await signIn(user);
    const query = fc.oneof(
      rawQuery,
      hostileText.map((text) => wellFormed({ after: text, undo: text })),
    );

    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        const request = pageRequest(`/todos?${text}`, cookie);
        expect(withGroups(await list.loader({ request, params: {}, context: {} }))).toMatchObject({
          groups: [{ rows: [{ id }] }, { rows: [] }],
          undo: null,
        });
      }),
      checked,
    );
  });

  test("leads nobody who is signed in away from here by its redirectTo", async () => {
    const cookie = await signIn(user);

    await fc.assert(
      fc.asyncProperty(
        hostileText,
        fc.constantFrom("", "/", "//", "/\\", "/.//", "https:"),
        async (text, start) => {
          const request = pageRequest(
            `/sign-in?${new URLSearchParams({ redirectTo: start + text })}`,
            cookie,
          );
          const answer = await answerOf(signInPage.loader({ request, params: {}, context: {} }));
          const location = answer.headers.get("location")!;
          expect(new URL(location, "https://ownlist.example").origin).toBe("https://ownlist.example");
          expect(location).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        },
      ),
      checked,
    );
  });
});

function wellFormed(query: Record<string, string>): string {
  return new URLSearchParams(query).toString();
}
