import type { HeadersFunction } from "@remix-run/node";
import type { AuthAnswer } from "~/auth/call-auth.server";
import { type FieldErrors, formErrors } from "~/http/responses";

const TAKEN = { email: ["There is already an account with this e-mail address."] };

const ERRORS: Record<string, FieldErrors> = {
  INVALID_EMAIL_OR_PASSWORD: { form: ["That e-mail address and password do not belong together."] },
  INVALID_EMAIL: { email: ["Enter an e-mail address, such as ada@example.org."] },
  PASSWORD_TOO_SHORT: { password: ["Use a longer password."] },
  PASSWORD_TOO_LONG: { password: ["Use a shorter password."] },
  NAME_INVALID: { name: ["Enter a name of 1 to 100 characters."] },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: TAKEN,
  FAILED_TO_CREATE_USER: TAKEN,
  BANNED_USER: { form: ["This account is blocked. Ask whoever runs this Ownlist."] },
  SIGN_UP_CLOSED: { form: ["Sign-up is closed here. Ask whoever runs this Ownlist for an account."] },
  INVALID_ORIGIN: {
    form: ["This form was sent from another address than Ownlist's own. Reload the page and try again."],
  },
};

/** An account form that Better Auth refused, sent back with the reason in words. */
export function refusedAccountForm(answer: AuthAnswer, fields: Record<string, FormDataEntryValue>) {
  const { headers, retryAfter } = answer;
  if (retryAfter !== undefined) headers.set("Retry-After", String(retryAfter));
  // Better Auth answers 400 where a form is filled in wrongly; here that is always 422.
  return formErrors(errorsIn(answer), fields, answer.status === 400 ? 422 : answer.status, headers);
}

/** For a route with an account form: how long to wait, when that is why it was refused. */
export const retryAfterHeader: HeadersFunction = ({ actionHeaders }) => {
  const seconds = actionHeaders.get("Retry-After");
  return new Headers(seconds === null ? {} : { "Retry-After": seconds });
};

function errorsIn({ status, code, retryAfter }: AuthAnswer): FieldErrors {
  const wait = `Wait ${inWords(retryAfter ?? 60)}, then try again.`;
  if (status === 429) return { form: [`Too many tries. ${wait}`] };
  if (status === 503) return { form: [`Many people are signing in right now. ${wait}`] };
  return ERRORS[code ?? ""] ?? { form: ["That did not work. Try again in a moment."] };
}

function inWords(seconds: number): string {
  if (seconds === 1) return "1 second";
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
