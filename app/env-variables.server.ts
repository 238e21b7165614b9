import { resolve } from "node:path";
import { z } from "zod";

const JWT_ALGORITHMS = ["EdDSA", "ES256", "RS256", "PS256", "ES512"] as const;
const SECONDS_PER_UNIT: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const BYTES_PER_UNIT: Record<string, number> = { b: 1, kb: 1024, mb: 1024 ** 2 };

const flag = z.enum(["true", "false"], "is either true or false").transform((value) => value === "true");

const port = z
  .string()
  .regex(/^\d{1,5}$/, "is a port number from 1 to 65535")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, "is a port number from 1 to 65535");

const processes = z
  .string()
  .regex(/^[1-9]\d?$/, "is a number of processes from 1 to 99")
  .transform(Number);

const origin = z.string().transform((value, context) => {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return new URL(value).origin;
  context.addIssue({ code: "custom", message: "is an address such as https://todos.example.org" });
  return z.NEVER;
});

const databaseUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol),
    "is an address such as postgres://user:password@host/database",
  );

const jwtAlgorithm = z
  .string()
  .refine(
    (value) => value !== "HS256",
    `cannot be HS256: with a shared secret, whoever can check a token could also make one; choose one of ${JWT_ALGORITHMS.join(", ")}`,
  )
  .pipe(z.enum(JWT_ALGORITHMS, `is one of ${JWT_ALGORITHMS.join(", ")}`));

const jwtExpiration = z
  .string()
  .regex(/^\d{1,6}[smhdw]$/, "is a number with a unit (s, m, h, d or w), such as 15m")
  .refine((value) => Number.parseInt(value, 10) * SECONDS_PER_UNIT[value.slice(-1)]! >= 6, "is at least 6s");

const bytes = z
  .string()
  .regex(/^\d{1,9}(b|kb|mb)$/i, "is a number with a unit (b, kb or mb), such as 1mb")
  .transform((value) => Number.parseInt(value, 10) * BYTES_PER_UNIT[value.replace(/\d/g, "").toLowerCase()]!);

const requestsPerMinute = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, "is a number of requests per minute")
  .transform(Number);

const attempts = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, "is a number of attempts")
  .transform(Number);

/** What every variable of the environment may be, and what it is when left out; a fault goes on from its name. */
export const envVariables = z.object({
  NODE_ENV: z.enum(["development", "production", "test"], "is development, production or test").optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: port.default(3000),
  WEB_CONCURRENCY: processes.default(1),
  DATA_DIR: z
    .string()
    .default(".data")
    .transform((path) => resolve(path)),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_DRIVER: z.enum(["pglite", "pg", "neon"], "is pglite, pg or neon").optional(),
  NEON_WS_PROXY: z.string().optional(),
  BETTER_AUTH_URL: origin.optional(),
  TRUSTED_ORIGINS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== ""),
    )
    .pipe(z.array(origin)),
  BETTER_AUTH_SECRET: z
    .string()
    .min(32, "is at least 32 characters; `openssl rand -base64 32` makes one")
    .optional(),
  SIGN_UP: z.enum(["open", "closed"], "is open or closed").default("open"),
  JWT_ALGORITHM: jwtAlgorithm.default("EdDSA"),
  JWT_EXPIRATION: jwtExpiration.default("15m"),
  JWT_AUDIENCE: z.string().optional(),
  JWT_CHECK_SESSION: flag.default(true),
  AUTH_RATE_LIMIT: requestsPerMinute.default(100),
  SIGN_IN_RATE_LIMIT: requestsPerMinute.default(5),
  SIGN_IN_FAILURES: attempts.default(10),
  TRUST_PROXY: z.string().optional(),
  BODY_LIMIT: bytes.default(1024 ** 2),
  SERVER_TIMING: z.enum(["on", "off"], "is on or off").optional(),
  LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"], "is silent, error, warn, info or debug")
    .default("info"),
});
