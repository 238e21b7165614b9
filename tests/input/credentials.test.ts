import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { env } from "~/env.server";
import { getUser } from "~/auth/require-user.server";
import { bearer, createUser, signIn } from "../support/users";
import { checked, headerText, hostileJson } from "./hostile";

let token: string;
let cookie: string;

beforeAll(async () => {
  const user = await createUser();
  token = (await bearer(user)).get("authorization")!.slice("Bearer ".length);
  cookie = (await signIn(user)).get("cookie")!;
});

function whoIs(headers: Record<string, string>) {
  return getUser({ request: new Request(new URL("/todos", env.baseUrl), { headers }), context: {} });
}

const part = hostileJson.map((json) => Buffer.from(JSON.stringify(json)).toString("base64url"));
const keyHeader = fc
  .record(
    {
      alg: fc.oneof(fc.constantFrom("EdDSA", "none", "HS256", "ES256"), hostileJson),
      kid: hostileJson,
      crit: hostileJson,
    },
    { requiredKeys: ["alg"] },
  )
  .map((json) => Buffer.from(JSON.stringify(json)).toString("base64url"));

test("no Authorization header but a token of ours is anybody's, whatever it holds", async () => {
  const header = fc.oneof(
    headerText,
    headerText.map((text) => `Bearer ${text}`),
    fc.tuple(keyHeader, part, part).map((parts) => `Bearer ${parts.join(".")}`),
    fc.tuple(part, part, part).map((parts) => `Bearer ${parts.join(".")}`),
  );

  await fc.assert(
    fc.asyncProperty(header, async (authorization) => {
      expect(await whoIs({ authorization })).toBeNull();
      expect(await whoIs({ authorization, cookie })).toBeNull();
    }),
    checked,
  );
});

test("no token of ours with a changed character is anybody's", async () => {
  const spot = fc.nat({ max: token.length - 2 });

  await fc.assert(
    fc.asyncProperty(spot, fc.constantFrom("A", "z", "_", ".", "", "=", " "), async (index, character) => {
      fc.pre(token[index] !== character);
      const authorization = `Bearer ${token.slice(0, index)}${character}${token.slice(index + 1)}`;
      expect(await whoIs({ authorization })).toBeNull();
    }),
    checked,
  );
});

test("no Cookie header but one of ours is anybody's, whatever it holds", async () => {
  const name = cookie.split("=", 1)[0]!;
  const header = fc.oneof(
    headerText,
    headerText.map((text) => `${name}=${text}`),
    fc
      .constantFrom("%", "%00", "%ff.%ff", ".", "a.", ".b", "%u0000", "a.b.c")
      .map((text) => `${name}=${text}`),
    fc.tuple(headerText, headerText).map(([left, right]) => `${name}=${left}.${encodeURIComponent(right)}`),
    fc.nat({ max: 20 }).map((cut) => cookie.slice(0, -1 - cut)),
  );

  await fc.assert(
    fc.asyncProperty(header, async (text) => {
      expect(await whoIs({ cookie: text })).toBeNull();
    }),
    checked,
  );
});
