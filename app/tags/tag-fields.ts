import { z } from "zod";
import { atMostBytes, atMostGraphemes, hasVisibleCharacter, isStorable } from "~/text";

export const TAG_LENGTH = 50;
const TAG_BYTES = 1024;

/** How many tags a todo can have. */
export const MOST_TAGS = 20;

/** A tag's name as it is kept: what a person would call one word or a few, without commas, which stand between names. */
export const keptTagName = z
  .string("Enter a name.")
  .transform((text) => text.trim().replace(/\s+/g, " ").normalize("NFC"))
  .pipe(
    z
      .string()
      .refine((text) => atMostBytes(text, TAG_BYTES) && atMostGraphemes(text, TAG_LENGTH), {
        error: `Use ${TAG_LENGTH} characters or fewer for a tag.`,
        abort: true,
      })
      .refine((text) => isStorable(text), {
        error: "Leave out the characters that cannot be shown.",
        abort: true,
      })
      .refine(hasVisibleCharacter, { error: "Enter a name.", abort: true })
      .refine((text) => !text.includes(","), "Leave out commas: they stand between tags."),
  );

/** A tag's name as it is given: many people write a `#` before it. */
export const tagName = z
  .string("Enter a name.")
  .transform((text) => text.replace(/^[\s#]+/, ""))
  .pipe(keptTagName)
  .refine(
    (text) => text !== "." && text !== "..",
    "Use more than dots: no address leads to a tag of that name.",
  );

/** The tags of a todo. A name that differs from an earlier one in capitals alone is dropped. */
export const tagNames = z
  .array(tagName, "Tags are a list of names.")
  .transform((names) => {
    const keys = names.map(tagKey);
    return names.filter((_, place) => keys.indexOf(keys[place]!) === place);
  })
  .pipe(z.array(z.string()).max(MOST_TAGS, `Use ${MOST_TAGS} tags or fewer.`));

/** The tags of a todo as they are typed: names with commas between them. */
export const typedTags = z
  .string()
  .transform((text) => text.split(",").filter((name) => name.trim() !== ""))
  .pipe(tagNames);

/** What two spellings of one tag have in common. */
export function tagKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
