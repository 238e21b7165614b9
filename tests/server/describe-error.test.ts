import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { describeError } from "~/http/describe-error.server";

test("what people wrote is not in what is logged of a database error", () => {
  const cause = Object.assign(new Error('Key (email)=(robin@example.org) already exists: "hunter2"'), {
    severity: "ERROR",
    code: "23505",
    constraint: "user_email_unique",
    detail: "Key (email)=(robin@example.org) already exists.",
  });
  const error = new DrizzleQueryError("insert into todo values ($1)", ["a secret wish"], cause);

  const described = describeError(error);

  expect(described).toMatchObject({
    name: "DrizzleQueryError",
    cause: { code: "23505", constraint: "user_email_unique" },
  });
  expect(JSON.stringify(described)).not.toMatch(/secret wish|robin@example|hunter2/);
  expect(described.stack).toContain("describe-error.test");
});

test("any other error keeps its message", () => {
  expect(describeError(new TypeError("x is not a function"))).toMatchObject({
    name: "TypeError",
    message: "x is not a function",
  });
  expect(describeError("thrown text")).toEqual({ name: "string" });
});
