import { z } from "zod";
import { TAG_LENGTH, tagName } from "~/tags/tag-fields";
import type { CountedTag } from "~/tags/tags.server";

const name = tagName.meta({
  description: `A name of 1 to ${TAG_LENGTH} characters without commas. A # before it is dropped; one or two dots are none. What differs in capitals alone is the same tag.`,
  minLength: 1,
  examples: ["garden"],
});

/** What a tag is to be called. */
export const tagChanges = z.strictObject({ name });

/** A tag as the API shows it: by its name, as todos do. */
export function presentTag({ name, todos, open }: Omit<CountedTag, "id">) {
  return { name, todos, open };
}
