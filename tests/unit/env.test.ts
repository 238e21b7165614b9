import { describe, expect, test } from "vitest";
import { ConfigurationError } from "~/configuration-error";
import { readEnv } from "~/env.server";

const SECRET = "a".repeat(32);
const URL_SET = { DATABASE_URL: "postgres://u:p@db.example/ownlist", BETTER_AUTH_SECRET: SECRET };

test("nothing has to be configured", () => {
  const env = readEnv({});

  expect(env).toMatchObject({
    DATABASE_DRIVER: "pglite",
    HOST: "127.0.0.1",
    PORT: 3000,
    JWT_EXPIRATION: "15m",
  });
  expect(env.baseUrl).toBe("http://localhost:3000");
  expect(env.trustedOrigins).toEqual(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"]);
});

test("an empty value counts as not set", () => {
  expect(readEnv({ DATABASE_URL: "", PORT: "" })).toMatchObject({ DATABASE_DRIVER: "pglite", PORT: 3000 });
});

test.each([
  ["postgres://u:p@ep-x-pooler.eu-central-1.aws.neon.tech/db", undefined, "neon"],
  ["postgresql://u:p@neon.tech.example/db", undefined, "pg"],
  ["postgres://localhost/db", undefined, "pg"],
  ["postgres://localhost/db", "neon", "neon"],
])("%s with the driver %s is reached by %s", (url, driver, expected) => {
  const env = readEnv({ DATABASE_URL: url, DATABASE_DRIVER: driver, BETTER_AUTH_SECRET: SECRET });

  expect(env.DATABASE_DRIVER).toBe(expected);
});

test("an address of its own is the only origin trusted, with what is named beside it", () => {
  const env = readEnv({
    HOST: "0.0.0.0",
    BETTER_AUTH_URL: "https://todos.example.org/",
    TRUSTED_ORIGINS: "https://a.example, https://b.example",
  });

  expect(env.trustedOrigins).toEqual(["https://todos.example.org", "https://a.example", "https://b.example"]);
  expect(env.JWT_AUDIENCE).toBe("https://todos.example.org/api");
});

describe("a wrong setting stops the start with a sentence", () => {
  test.each([
    [{ PORT: "http" }, /^PORT is a port number from 1 to 65535\.$/],
    [{ PORT: "0" }, /^PORT is a port number/],
    [{ PORT: "70000" }, /^PORT is a port number/],
    [{ HOST: "0.0.0.0" }, /^BETTER_AUTH_URL is needed when HOST is 0\.0\.0\.0/],
    [
      { DATABASE_URL: "mysql://u:p@h/d", BETTER_AUTH_SECRET: SECRET },
      /^DATABASE_URL is an address such as postgres:/,
    ],
    [{ DATABASE_URL: "not an address", BETTER_AUTH_SECRET: SECRET }, /^DATABASE_URL is an address/],
    [{ DATABASE_URL: URL_SET.DATABASE_URL }, /^BETTER_AUTH_SECRET is needed when DATABASE_URL is set/],
    [{ DATABASE_DRIVER: "pg" }, /^DATABASE_URL is needed when DATABASE_DRIVER is pg\.$/],
    [{ BETTER_AUTH_SECRET: "short" }, /^BETTER_AUTH_SECRET is at least 32 characters/],
    [{ ...URL_SET, BETTER_AUTH_SECRET: "a".repeat(31) }, /^BETTER_AUTH_SECRET is at least 32 characters/],
    [{ BETTER_AUTH_URL: "todos.example.org" }, /^BETTER_AUTH_URL is an address/],
    [{ JWT_ALGORITHM: "HS256" }, /^JWT_ALGORITHM cannot be HS256: .*could also make one/],
    [{ JWT_ALGORITHM: "none" }, /^JWT_ALGORITHM is one of EdDSA/],
    [{ JWT_EXPIRATION: "900" }, /^JWT_EXPIRATION is a number with a unit/],
    [{ JWT_EXPIRATION: "5s" }, /^JWT_EXPIRATION is at least 6s\.$/],
    [{ JWT_EXPIRATION: "0m" }, /^JWT_EXPIRATION is at least 6s\.$/],
    [{ JWT_CHECK_SESSION: "no" }, /^JWT_CHECK_SESSION is either true or false\.$/],
    [{ SIGN_UP: "maybe" }, /^SIGN_UP is open or closed\.$/],
    [{ BODY_LIMIT: "1 megabyte" }, /^BODY_LIMIT is a number with a unit/],
    [{ SIGN_IN_FAILURES: "0" }, /^SIGN_IN_FAILURES is a number of attempts\.$/],
    [{ SIGN_IN_RATE_LIMIT: "0" }, /^SIGN_IN_RATE_LIMIT is a number of requests per minute\.$/],
  ])("%j", (variables, sentence) => {
    const start = () => readEnv(variables);

    expect(start).toThrow(ConfigurationError);
    expect(start).toThrow(sentence);
  });
});

test("every wrong setting is named at once", () => {
  expect(() => readEnv({ PORT: "x", SIGN_UP: "maybe" })).toThrow(/PORT[^]*\nSIGN_UP/);
});
