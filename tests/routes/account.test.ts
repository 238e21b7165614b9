import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { expect, test } from "vitest";
import { env } from "~/env.server";
import * as home from "~/routes/home";
import * as signInPage from "~/routes/sign-in";
import * as signOut from "~/routes/sign-out";
import * as signUpPage from "~/routes/sign-up";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { createUser, signIn } from "../support/users";

const PASSWORD = "correct horse battery";
const ours = new Headers({ origin: env.baseUrl });
const newEmail = () => `${crypto.randomUUID()}@example.org`;

function post(
  route: { action: (args: ActionFunctionArgs) => Promise<unknown> },
  path: string,
  fields: Record<string, string>,
  headers = ours,
) {
  return route.action({ request: formRequest(path, fields, headers), params: {}, context: {} });
}

function visit(
  route: { loader: (args: LoaderFunctionArgs) => Promise<unknown> },
  path: string,
  headers?: Headers,
) {
  return route.loader({ request: pageRequest(path, headers), params: {}, context: {} });
}

function cookieOf(answer: Response) {
  return new Headers({
    cookie: answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; "),
    ...Object.fromEntries(ours),
  });
}

test("signing up, out and in again, each by one form", async () => {
  const email = newEmail();

  const signedUp = await answerOf(post(signUpPage, "/sign-up", { name: "Ada", email, password: PASSWORD }));
  expect(signedUp.headers.get("location")).toBe("/todos/today");
  const cookie = cookieOf(signedUp);
  expect((await answerOf(visit(home, "/", cookie))).headers.get("location")).toBe("/todos/today");

  const signedOut = await answerOf(post(signOut, "/sign-out", {}, cookie));
  expect(signedOut.headers.get("location")).toBe("/");
  expect(await visit(home, "/", cookie)).toBeNull();

  const credentials = { email: email.toUpperCase(), password: PASSWORD, redirectTo: "/todos?after=1" };
  const signedIn = await answerOf(post(signInPage, "/sign-in", credentials));
  expect(signedIn.headers.get("location")).toBe("/todos?after=1");
  expect((await answerOf(visit(home, "/", cookieOf(signedIn)))).status).toBe(302);
});

test("a failed sign-up says what is wrong beside each field and gives back what was typed, without the password", async () => {
  const typed = { name: " ", email: "ada@", password: "too short" };

  const answer = await post(signUpPage, "/sign-up", typed);

  expect(answer).toMatchObject({
    data: {
      errors: {
        name: ["Enter your name."],
        email: [expect.stringContaining("Enter an e-mail address")],
        password: ["Use at least 12 characters."],
      },
      values: { name: " ", email: "ada@" },
    },
    init: { status: 422 },
  });
  expect(JSON.stringify(answer)).not.toContain("too short");
});

test("an address that has an account is named beside its field", async () => {
  const fields = { name: "Ada", email: newEmail(), password: PASSWORD };
  await post(signUpPage, "/sign-up", fields);

  expect(await post(signUpPage, "/sign-up", fields)).toMatchObject({
    data: { errors: { email: [expect.any(String)] } },
  });
});

test("a wrong password and an unknown address are answered alike", async () => {
  const email = newEmail();
  await post(signUpPage, "/sign-up", { name: "Ada", email, password: PASSWORD });

  const wrong = (await post(signInPage, "/sign-in", { email, password: "not the password" })) as {
    data: { errors: unknown };
  };
  const unknown = (await post(signInPage, "/sign-in", {
    email: newEmail(),
    password: PASSWORD,
  })) as typeof wrong;

  expect(wrong).toMatchObject({ init: { status: 401 } });
  expect(wrong.data.errors).toEqual(unknown.data.errors);
  expect(JSON.stringify(wrong)).not.toContain("not the password");
});

test.each(["https://evil.example", "//evil.example", "/\\evil.example"])(
  "signing in never leads to %s",
  async (redirectTo) => {
    const email = newEmail();
    await post(signUpPage, "/sign-up", { name: "Ada", email, password: PASSWORD });

    const answer = await answerOf(post(signInPage, "/sign-in", { email, password: PASSWORD, redirectTo }));

    expect(answer.headers.get("location")).toBe("/todos/today");
  },
);

test("whoever is signed in already goes on from the account pages", async () => {
  const headers = await signIn(await createUser());

  const signInAnswer = await answerOf(visit(signInPage, "/sign-in?redirectTo=%2Ftodos%2Fx", headers));
  const signUpAnswer = await answerOf(visit(signUpPage, "/sign-up", headers));

  expect(signInAnswer.headers.get("location")).toBe("/todos/x");
  expect(signUpAnswer.headers.get("location")).toBe("/todos/today");
});

test("a sign-out sent from another site signs nobody out", async () => {
  const headers = await signIn(await createUser());
  const forged = new Headers({ cookie: headers.get("cookie")!, origin: "https://evil.example" });

  await post(signOut, "/sign-out", {}, forged);

  expect((await answerOf(visit(home, "/", headers))).status).toBe(302);
});
