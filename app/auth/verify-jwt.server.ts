import { createLocalJWKSet, errors, jwtVerify } from "jose";
import { z } from "zod";
import { auth } from "~/auth/auth.server";
import { Verified } from "~/auth/verified.server";
import { env } from "~/env.server";

const HOUR = 3_600_000;
/** A token with an unknown key id may ask for the keys again this often, so that forged ones cannot flood the database. */
const REFRESH_PAUSE = 10_000;

const identity = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

const verified = new Verified<Claims>(1000);

/** Whom and which session a token names. */
export interface Claims {
  userId: string;
  sessionId: string;
}

let cache: { keys: ReturnType<typeof createLocalJWKSet>; fetchedAt: number } | undefined;

/** Whom a JWT of ours names, or null when it is not one, not valid any more, or not for this API. */
export async function verifyJwt(token: string): Promise<Claims | null> {
  const known = verified.get(token);
  if (known) return known;
  try {
    const { payload } = await verifyWithKnownKeys(token);
    const parsed = identity.safeParse(payload);
    if (!parsed.success) return null;
    const claims = { userId: parsed.data.sub, sessionId: parsed.data.sid };
    verified.set(token, claims, parsed.data.exp * 1000);
    return claims;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

async function verifyWithKnownKeys(token: string) {
  try {
    return await verifyWith(await keys(HOUR), token);
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return verifyWith(await keys(REFRESH_PAUSE), token);
    throw error;
  }
}

function verifyWith(keySet: ReturnType<typeof createLocalJWKSet>, token: string) {
  return jwtVerify(token, keySet, {
    issuer: env.baseUrl,
    audience: env.JWT_AUDIENCE,
    // Every algorithm we may have signed with: a key outlives a change of JWT_ALGORITHM.
    algorithms: ["EdDSA", "ES256", "RS256", "PS256", "ES512"],
    requiredClaims: ["sub", "sid", "iat", "exp"],
  });
}

async function keys(maxAge: number) {
  if (cache === undefined || Date.now() - cache.fetchedAt > maxAge) {
    cache = { keys: createLocalJWKSet(await auth.api.getJwks()), fetchedAt: Date.now() };
  }
  return cache.keys;
}
