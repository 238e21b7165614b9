import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { testUtils } from "better-auth/plugins";
import { uuidv7 } from "uuidv7";
import { auth } from "~/auth/auth.server";
import { env } from "~/env.server";
import type { SignedInUser } from "~/auth/users.server";
import { database } from "~db/database.server";
import * as schema from "~db/schema/auth";

// A second instance over the same database and secret: the app's own has no test tools in it.
const testAuth = betterAuth({
  ...auth.options,
  database: drizzleAdapter(database, { provider: "pg", schema, transaction: true }),
  plugins: [...auth.options.plugins, testUtils()],
});

/** Inserts a user with a name and address of their own, without a password. */
export async function createUser(name = "Ada"): Promise<SignedInUser> {
  const id = uuidv7();
  const email = `${id}@example.org`;
  const now = new Date();
  await database
    .insert(schema.user)
    .values({ id, name, email, emailVerified: false, createdAt: now, updatedAt: now });
  return { id, name, email, timeZone: null, weekStart: null };
}

/** Makes a session for the user and returns the headers a browser would send: its cookie, and our own origin. */
export async function signIn(user: SignedInUser): Promise<Headers> {
  const { test } = await testAuth.$context;
  const headers = await test.getAuthHeaders({ userId: user.id });
  return new Headers({ cookie: headers.get("cookie")!, origin: env.baseUrl });
}

/** Makes a session for the user and returns the headers an API client would send: a JWT, no cookie. */
export async function bearer(user: SignedInUser): Promise<Headers> {
  const { token } = await auth.api.getToken({ headers: await signIn(user) });
  return new Headers({ authorization: `Bearer ${token}` });
}
