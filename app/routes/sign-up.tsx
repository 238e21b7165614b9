import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refusedAccountForm, retryAfterHeader } from "~/auth/account-errors";
import { SHORTEST_PASSWORD, signUpForm } from "~/auth/account-form";
import { callAuth } from "~/auth/call-auth.server";
import { safeRedirectPath } from "~/auth/redirect-path";
import { getUser } from "~/auth/require-user.server";
import { AccountPage } from "~/components/account-page";
import { BrowserTimeZone } from "~/components/browser-time-zone";
import { Field } from "~/components/field";
import { PlainPage } from "~/components/plain-page";
import { env } from "~/env.server";
import { formFields } from "~/http/form-fields";
import { invalidForm } from "~/http/responses";

export const meta: MetaFunction = () => [{ title: "Sign up · Ownlist" }];

export const headers = retryAfterHeader;

export async function loader(args: LoaderFunctionArgs) {
  const redirectTo = new URL(args.request.url).searchParams.get("redirectTo") ?? undefined;
  if (await getUser(args)) throw redirect(safeRedirectPath(redirectTo));
  return { redirectTo, isOpen: env.SIGN_UP === "open", shortestPassword: SHORTEST_PASSWORD };
}

export async function action({ request }: ActionFunctionArgs) {
  const fields = await formFields(request);
  const form = signUpForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);

  const { name, email, password, timeZone, redirectTo } = form.data;
  const answer = await callAuth(request, "/sign-up/email", { name, email, password, timeZone });
  if (!answer.ok) return refusedAccountForm(answer, fields);
  return redirect(safeRedirectPath(redirectTo), { headers: answer.headers });
}

export default function SignUpPage() {
  const { isOpen } = useLoaderData<typeof loader>();
  return isOpen ? <SignUpForm /> : <SignUpClosed />;
}

function SignUpForm() {
  const { redirectTo, shortestPassword } = useLoaderData<typeof loader>();
  const { errors, values } = useActionData<typeof action>() ?? {};
  const firstWrong = ["name", "email", "password"].find((field) => errors?.[field]) ?? "name";
  return (
    <AccountPage
      title="Sign up"
      error={errors?.form?.[0]}
      redirectTo={values?.redirectTo ?? redirectTo}
      other={{ question: "Been here before?", label: "Sign in", path: "/sign-in" }}
    >
      <BrowserTimeZone />
      <Field
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={values?.name}
        error={errors?.name?.[0]}
        autoFocus={firstWrong === "name"}
      />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={values?.email}
        error={errors?.email?.[0]}
        autoFocus={firstWrong === "email"}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        hint={`At least ${shortestPassword} characters.`}
        error={errors?.password?.[0]}
        autoFocus={firstWrong === "password"}
      />
    </AccountPage>
  );
}

function SignUpClosed() {
  return (
    <PlainPage className="message">
      <h1>Sign-up is closed</h1>
      <p>Whoever runs this Ownlist can make you an account. If you have one, sign in.</p>
      <a className="button" href="/sign-in">
        Sign in
      </a>
    </PlainPage>
  );
}
