import { eq } from "drizzle-orm";
import { decodeJwt } from "jose";
import { beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { getUser } from "~/auth/require-user.server";
import { findSessionUser, findTokenUser, type SignedInUser } from "~/auth/users.server";
import { database } from "~db/database.server";
import { session } from "~db/schema/auth";
import { apiRequest, pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";

// Whoever asks at the same moment is looked up by one statement.
let ada: SignedInUser;
let bob: SignedInUser;

beforeEach(async () => {
  [ada, bob] = await Promise.all([createUser("Ada"), createUser("Bob")]);
});

test("of requests at the same moment each is of the one who sent it", async () => {
  const both = [ada, bob, ada, bob, bob, ada];
  const cookies = await Promise.all(both.map(signIn));
  const tokens = await Promise.all(both.map(bearer));
  const ask = (request: Request) => getUser({ request, context: {} });
  const askAll = () =>
    Promise.all([
      ...cookies.map((headers) => ask(pageRequest("/todos", headers))),
      ...tokens.map((headers) => ask(apiRequest("/api/todos", headers))),
      ask(apiRequest("/api/todos", new Headers({ authorization: "Bearer a.b.c" }))),
      ask(pageRequest("/todos", new Headers())),
    ]);

  // The second time the cookies are known to be ours.
  for (const users of [await askAll(), await askAll()]) expect(users).toEqual([...both, ...both, null, null]);
});

test("a session that has ended ends for itself alone", async () => {
  const [ended, lasting] = await Promise.all([sessionOf(ada), sessionOf(ada)]);
  await database.delete(session).where(eq(session.id, ended.id));

  const found = await Promise.all([findSessionUser(ended.token), findSessionUser(lasting.token)]);

  expect(found.map((one) => one?.user ?? null)).toEqual([null, ada]);
});

test("a token is good with its own user's session only", async () => {
  const [ofAda, ofBob] = await Promise.all([sessionOf(ada), sessionOf(bob)]);

  const found = await Promise.all([
    findTokenUser(ada.id, ofAda.id),
    findTokenUser(ada.id, ofBob.id),
    findTokenUser(bob.id, ofAda.id),
    findTokenUser(bob.id, ofBob.id),
    findTokenUser(ada.id, uuidv7()),
    findTokenUser(uuidv7(), ofAda.id),
  ]);

  expect(found).toEqual([ada, null, null, bob, null, null]);
});

async function sessionOf(user: SignedInUser) {
  const token = (await bearer(user)).get("authorization")!;
  const [found] = await database
    .select({ id: session.id, token: session.token })
    .from(session)
    .where(eq(session.id, decodeJwt(token.slice("Bearer ".length)).sid as string));
  return found!;
}
