import { z } from "zod";
import {
  atMostBytes,
  atMostGraphemes,
  hasVisibleCharacter,
  isStorable,
  withLineFeeds,
  withoutByteOrderMark,
} from "~/text";
import { uuid } from "~/uuid";

export const TITLE_LENGTH = 200;
export const NOTES_LENGTH = 10_000;
const TITLE_BYTES = 4 * 1024;
const NOTES_BYTES = 64 * 1024;

const storable = (text: string) => isStorable(text);
const UNSTORABLE = "Leave out the characters that cannot be shown.";

/** A todo's title: one line, at least one character that can be seen, as many as a person would count. */
export const title = z
  .string("Enter a title.")
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .refine((text) => atMostBytes(text, TITLE_BYTES) && atMostGraphemes(text, TITLE_LENGTH), {
        error: `Use ${TITLE_LENGTH} characters or fewer.`,
        abort: true,
      })
      .refine(storable, { error: UNSTORABLE, abort: true })
      .refine(hasVisibleCharacter, { error: "Enter a title.", abort: true })
      .refine((text) => !/[\r\n]/.test(text), "Use one line; the notes have room for more."),
  );

/** A todo's notes, stored with LF line ends and no byte order mark before them. */
export const notes = z
  .string("Notes are text.")
  .transform((text) => withoutByteOrderMark(withLineFeeds(text)))
  .pipe(
    z
      .string()
      .refine((text) => atMostBytes(text, NOTES_BYTES) && atMostGraphemes(text, NOTES_LENGTH), {
        error: `Use ${NOTES_LENGTH.toLocaleString("en")} characters or fewer.`,
        abort: true,
      })
      .refine(storable, UNSTORABLE),
  );

/** A todo's id. Refused here a mangled one is the sender's mistake; left to Postgres it is a failure of ours. */
export const todoId = uuid("That is no todo.");
