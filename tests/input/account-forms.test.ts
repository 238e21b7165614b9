import { count } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { env } from "~/env.server";
import * as signInPage from "~/routes/sign-in";
import * as signUpPage from "~/routes/sign-up";
import * as list from "~/routes/todos";
import { database } from "~db/database.server";
import * as schema from "~db/schema/auth";
import { pageRequest } from "../support/requests";
import { hostileText } from "./hostile";
import { asKept, asTyped, type Encoding, submit } from "./submit";

const PASSWORD = "correct horse battery";
const encoding = fc.constantFrom<Encoding>("urlencoded", "multipart");
const headers = new Headers({ origin: env.baseUrl });
const newEmail = () => `${crypto.randomUUID()}@example.org`;

type Fields = Record<string, string>;

function signUp(fields: Fields, sent: Encoding = "urlencoded") {
  return submit(signUpPage.action, "/sign-up", Object.entries(fields), { headers, encoding: sent });
}

function signIn(fields: Fields, sent: Encoding = "urlencoded") {
  return submit(signInPage.action, "/sign-in", Object.entries(fields), { headers, encoding: sent });
}

async function countAccounts() {
  const tables = [schema.user, schema.account, schema.session];
  return Promise.all(
    tables.map(async (table) => (await database.select({ rows: count() }).from(table))[0]!.rows),
  );
}

test("whatever is typed as a name is kept exactly, or refused beside its field with no account made", async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, encoding, async (name, sent) => {
      const before = await countAccounts();

      const answer = await signUp({ name, email: newEmail(), password: PASSWORD }, sent);

      if (answer.status === 302) {
        const cookie = new Headers({ cookie: answer.headers.getSetCookie()[0]!.split(";")[0]! });
        const page = await list.loader({ request: pageRequest("/todos", cookie), params: {}, context: {} });
        expect(page.user.name).toBe(asTyped(name).trim());
      } else {
        expect([answer.status, Object.keys(answer.errors)]).toEqual([422, ["name"]]);
        expect(asKept(answer.values.name!)).toBe(asKept(name));
        expect(await countAccounts()).toEqual(before);
      }
    }),
    { numRuns: 40 },
  );
});

test("whatever is typed as a password opens the account again, or is refused beside its field and not given back", async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (password) => {
      const before = await countAccounts();
      const email = newEmail();

      const answer = await signUp({ name: "Ada", email, password });

      if (answer.status === 302) {
        expect((await signIn({ email, password })).status).toBe(302);
        expect((await signIn({ email, password: `${password}x` })).status).toBe(401);
      } else {
        expect([answer.status, Object.keys(answer.errors)]).toEqual([422, ["password"]]);
        expect(answer.values).toEqual({ name: "Ada", email });
        expect(await countAccounts()).toEqual(before);
      }
    }),
    { numRuns: 25 },
  );
});

test("whatever else is in an account form, no account and no session comes of it", async () => {
  const before = await countAccounts();
  const fields = fc.record(
    {
      name: hostileText,
      email: hostileText,
      password: hostileText,
      redirectTo: hostileText,
      role: hostileText,
    },
    { requiredKeys: [] },
  );

  await fc.assert(
    fc.asyncProperty(fields, fc.constantFrom(signUp, signIn), encoding, async (typed, send, sent) => {
      const answer = await send(typed, sent);

      expect([401, 422]).toContain(answer.status);
      expect(["name", "email", "password", "form"]).toEqual(
        expect.arrayContaining(Object.keys(answer.errors)),
      );
      expect(Object.keys(answer.errors)).not.toEqual([]);
      expect(answer.values).not.toHaveProperty("password");
    }),
    { numRuns: 60 },
  );
  expect(await countAccounts()).toEqual(before);
});
