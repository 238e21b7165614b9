import { z } from "zod";
import { atMostGraphemes, hasVisibleCharacter, isStorable } from "~/text";
import { timeZone } from "~/time-zones";

const LONGEST_NAME = 100;
export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 128;

/** What a person is called. */
export const userName = z
  .string("Enter your name.")
  .trim()
  .refine(hasVisibleCharacter, "Enter your name.")
  .refine(
    (name) => atMostGraphemes(name, LONGEST_NAME) && name.length <= 1000,
    "Use 100 characters or fewer.",
  )
  .refine(isStorable, "Leave out the characters that cannot be shown.")
  .refine((name) => !/\p{Cc}/u.test(name), "Use one line.");

const email = z
  .string("Enter an e-mail address, such as ada@example.org.")
  .trim()
  .toLowerCase()
  .max(254, "Use 254 characters or fewer.")
  .pipe(z.email("Enter an e-mail address, such as ada@example.org."));
const redirectTo = z.string().optional();

/** What the sign-up form may send. Lengths of passwords are checked again by Better Auth. */
export const signUpForm = z.object({
  name: userName,
  email,
  password: z
    .string("Enter a password.")
    .min(SHORTEST_PASSWORD, `Use at least ${SHORTEST_PASSWORD} characters.`)
    .max(LONGEST_PASSWORD, `Use ${LONGEST_PASSWORD} characters or fewer.`),
  redirectTo,
  // Not something a person typed: one that is not known here is as good as none.
  timeZone: timeZone.optional().catch(undefined),
});

/** What the settings form may send; an empty choice leaves it to us. */
export const settingsForm = z.object({
  name: userName,
  timeZone: z.preprocess(emptyAsNull, timeZone.nullable()),
  weekStart: z.preprocess(
    emptyAsNull,
    z.enum(["1", "2", "3", "4", "5", "6", "7"], "Choose a day of the week.").transform(Number).nullable(),
  ),
});

function emptyAsNull(value: unknown) {
  return value === "" ? null : value;
}

/** What the sign-in form may send. A password of any length is tried, so that the answer does not tell why it is wrong. */
export const signInForm = z.object({
  email,
  password: z
    .string("Enter your password.")
    .min(1, "Enter your password.")
    .max(1024, "That password is too long."),
  redirectTo,
});
