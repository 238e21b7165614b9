import { z } from "zod";
import { tagName } from "~/tags/tag-fields";
import { uuid } from "~/uuid";

const tagId = uuid("That is no tag.");

/** What the forms of the page of all tags may send. */
export const tagForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename-tag"), tagId, name: tagName }),
  z.object({ intent: z.literal("merge-tag"), tagId, name: tagName }),
  z.object({ intent: z.literal("delete-tag"), tagId }),
]);
