import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { admin, jwt } from "better-auth/plugins";
import { uuidv7 } from "uuidv7";
import { checkProfile, closedSignUp } from "~/auth/account-rules.server";
import { limitAttempts } from "~/auth/limits/limit-attempts.server";
import { passwordHashing } from "~/auth/limits/password-hashing.server";
import { authSecret } from "~/auth/secret.server";
import { env } from "~/env.server";
import { describeError } from "~/http/describe-error.server";
import { log } from "~/http/log.server";
import { oncePerProcess } from "~/once-per-process.server";
import { database } from "~db/database.server";
import * as schema from "~db/schema/auth";

const WEEK = 60 * 60 * 24 * 7;
const DAY = 60 * 60 * 24;

/** How long a session lives, and how old it is when it is renewed, in seconds. */
export const SESSION = { expiresIn: WEEK, updateAge: DAY };

function createAuth() {
  return betterAuth({
    appName: "Ownlist",
    baseURL: env.baseUrl,
    trustedOrigins: env.trustedOrigins,
    secret: authSecret(),
    database: drizzleAdapter(database, { provider: "pg", schema, transaction: true }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      password: passwordHashing,
    },
    session: SESSION,
    verification: { storeIdentifier: "hashed" },
    user: {
      additionalFields: {
        timeZone: { type: "string", required: false },
        weekStart: { type: "number", required: false },
      },
    },
    databaseHooks: {
      user: { create: { before: checkProfile }, update: { before: checkProfile } },
    },
    hooks: { before: closedSignUp },
    rateLimit: {
      enabled: true,
      // Several instances share Postgres; an embedded database has one process, and memory saves it two queries.
      storage: env.DATABASE_DRIVER === "pglite" ? "memory" : "database",
      window: 60,
      max: env.AUTH_RATE_LIMIT,
      customRules: {
        "/sign-in/*": { window: 60, max: env.SIGN_IN_RATE_LIMIT },
        "/sign-up/*": { window: 60, max: env.SIGN_IN_RATE_LIMIT },
      },
    },
    advanced: {
      database: { generateId: () => uuidv7(), joins: true },
      ipAddress: { ipAddressHeaders: ["x-app-client-ip"] },
      // Better Auth leaves origins unchecked when NODE_ENV is test; nothing here may depend on that.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      jwt({
        // Otherwise every session look-up also signs a token.
        disableSettingJwtHeader: true,
        jwks: {
          keyPairConfig: { alg: env.JWT_ALGORITHM },
          rotationInterval: 30 * DAY,
          gracePeriod: DAY,
        },
        jwt: {
          issuer: env.baseUrl,
          audience: env.JWT_AUDIENCE,
          expirationTime: env.JWT_EXPIRATION,
          definePayload: ({ session }) => ({ sid: session.id }),
        },
      }),
      admin(),
      limitAttempts(),
    ],
    telemetry: { enabled: false },
    // What nobody foresaw goes up to the one place that logs it, instead of to the console with its query.
    onAPIError: { throw: true },
    // No level: with one, Better Auth also prints every refusal to the console.
    logger: { log: writeLog },
  });
}

/**
 * Keeps the start of a message: what follows a colon can be an address, or a query with its parameters. A warning about a
 * setting begins with a colon of its own.
 */
function writeLog(level: "debug" | "info" | "warn" | "error", message: string, ...details: unknown[]) {
  const error = details.find((detail) => detail instanceof Error);
  const [start] = /^(\[better-auth\] Warning:)?[^:]*/.exec(message)!;
  log[level]({ source: "better-auth", error: error && describeError(error) }, start);
}

/** Better Auth, the only code that knows passwords, sessions and token signing. */
export const auth = oncePerProcess("auth", createAuth);
