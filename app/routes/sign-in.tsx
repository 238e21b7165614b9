import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refusedAccountForm, retryAfterHeader } from "~/auth/account-errors";
import { signInForm } from "~/auth/account-form";
import { callAuth } from "~/auth/call-auth.server";
import { safeRedirectPath } from "~/auth/redirect-path";
import { getUser } from "~/auth/require-user.server";
import { AccountPage } from "~/components/account-page";
import { Field } from "~/components/field";
import { formFields } from "~/http/form-fields";
import { invalidForm } from "~/http/responses";

export const meta: MetaFunction = () => [{ title: "Sign in · Ownlist" }];

export const headers = retryAfterHeader;

export async function loader(args: LoaderFunctionArgs) {
  const redirectTo = new URL(args.request.url).searchParams.get("redirectTo") ?? undefined;
  if (await getUser(args)) throw redirect(safeRedirectPath(redirectTo));
  return { redirectTo };
}

export async function action({ request }: ActionFunctionArgs) {
  const fields = await formFields(request);
  const form = signInForm.safeParse(fields);
  if (!form.success) return invalidForm(form.error, fields);

  const { email, password, redirectTo } = form.data;
  const answer = await callAuth(request, "/sign-in/email", { email, password });
  if (!answer.ok) return refusedAccountForm(answer, fields);
  return redirect(safeRedirectPath(redirectTo), { headers: answer.headers });
}

export default function SignInPage() {
  const { redirectTo } = useLoaderData<typeof loader>();
  const { errors, values } = useActionData<typeof action>() ?? {};
  return (
    <AccountPage
      title="Sign in"
      error={errors?.form?.[0]}
      redirectTo={values?.redirectTo ?? redirectTo}
      other={{ question: "New here?", label: "Sign up", path: "/sign-up" }}
    >
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={values?.email}
        error={errors?.email?.[0]}
        autoFocus={!errors || Boolean(errors.email)}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        error={errors?.password?.[0]}
        autoFocus={Boolean(errors && !errors.email)}
      />
    </AccountPage>
  );
}
