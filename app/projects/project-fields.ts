import { z } from "zod";
import { COLORS } from "~/projects/colors";
import { atMostBytes, atMostGraphemes, hasVisibleCharacter, isStorable } from "~/text";
import { uuid } from "~/uuid";

export const NAME_LENGTH = 100;
const NAME_BYTES = 2 * 1024;
const NO_NAME = "Enter a name.";

/** A project's name: one line, at least one character that can be seen, as many as a person would count. */
export const projectName = z
  .string(NO_NAME)
  .transform((text) => text.trim())
  .pipe(
    z
      .string()
      .refine((text) => atMostBytes(text, NAME_BYTES) && atMostGraphemes(text, NAME_LENGTH), {
        error: `Use ${NAME_LENGTH} characters or fewer.`,
        abort: true,
      })
      .refine((text) => isStorable(text), {
        error: "Leave out the characters that cannot be shown.",
        abort: true,
      })
      .refine(hasVisibleCharacter, { error: NO_NAME, abort: true })
      .refine((text) => !/[\r\n]/.test(text), "Use one line."),
  );

/** A project's colour, by its name. */
export const color = z.enum(COLORS, "Choose a colour.");

/** A project's id. */
export const projectId = uuid("Choose a project.");
