import { z } from "zod";
import * as project from "~/projects/project-fields";
import { MOST_STEPS, TOO_MANY_STEPS } from "~/steps/step-fields";
import { MOST_TAGS, TAG_LENGTH, tagNames } from "~/tags/tag-fields";
import * as due from "~/todos/due/due-fields";
import { PRIORITIES } from "~/todos/priorities";
import { SEARCH_LENGTH } from "~/todos/search/typed";
import { isSearchable, MOST_WORDS } from "~/todos/search/words";
import { isStorable } from "~/text";
import { VIEWS } from "~/todos/views/views";
import * as fields from "~/todos/todo-fields";
import { uuid } from "~/uuid";

const PAGE = 50;
const LARGEST_PAGE = 100;

/** The fields of a todo as the API takes them: the forms' own rules, described for the API's document. */
export const title = fields.title.meta({
  description: `One line of 1 to ${fields.TITLE_LENGTH} characters as a person counts them, at most 4 KB. Space around it is dropped.`,
  minLength: 1,
  examples: ["Water the plants"],
});

export const notes = fields.notes.meta({
  description: `Up to ${fields.NOTES_LENGTH.toLocaleString("en")} characters, at most 64 KB. Line ends become LF; a byte order mark before them is dropped.`,
  examples: ["The fern, too."],
});

export const completed = z
  .boolean("Use true or false.")
  .meta({ description: "Whether it is done.", examples: [false] });

export const priority = z
  .enum(PRIORITIES, `Use ${PRIORITIES.join(", ")}.`)
  .meta({ description: "How much it matters.", examples: ["high"] });

export const dueOn = due.dueOn.nullable().meta({
  description:
    "The day it is due: a date on the calendar, not an instant. Null for none, and then no time either.",
  type: ["string", "null"],
  format: "date",
  examples: ["2026-11-30"],
});

export const dueTime = due.dueTime.nullable().meta({
  description: "The time of that day, to the minute. Null for none, and then no zone either.",
  type: ["string", "null"],
  examples: ["15:30"],
});

export const dueZone = due.dueZone.nullable().meta({
  description:
    "The IANA time zone that day and time are meant in, for what happens at one place. Null: wherever its owner is.",
  type: ["string", "null"],
  examples: ["Europe/Berlin"],
});

export const projectId = project.projectId.nullable().meta({
  description: "The project it is kept in, which has to be yours. Null: the Inbox.",
  type: ["string", "null"],
  format: "uuid",
});

export const tags = tagNames.meta({
  description: `Names of 1 to ${TAG_LENGTH} characters without commas, at most ${MOST_TAGS}. A # before one is dropped; one or two dots are none. What differs in capitals alone is one tag, in the spelling it has already.`,
  maxItems: MOST_TAGS,
  examples: [["garden", "home"]],
});

export const steps = z
  .array(
    z.strictObject({
      id: uuid("Use the id of a step.")
        .optional()
        .meta({ description: "That of a step the todo has; left out for a new one." }),
      title: fields.title.meta({ description: "As a todo's title.", minLength: 1 }),
      completed: completed.default(false),
    }),
    "Steps are a list.",
  )
  .refine((steps) => steps.length <= MOST_STEPS || steps.every(({ id }) => id), TOO_MANY_STEPS)
  .refine((steps) => !hasTwice(steps.flatMap(({ id }) => id ?? [])), "Send each step once.")
  .meta({
    description: `The checklist in order, all of it: a step that is left out is deleted. At most ${MOST_STEPS}, or those it has, if undoing brought back more.`,
  });

function hasTwice(ids: string[]) {
  return new Set(ids).size < ids.length;
}

export const completion = z.strictObject({ completed });

export const limit = z
  .string()
  .refine((text) => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= LARGEST_PAGE, {
    error: `Use a whole number from 1 to ${LARGEST_PAGE}.`,
  })
  .transform(Number)
  .default(PAGE)
  .meta({
    description: "How many on a page.",
    type: "integer",
    minimum: 1,
    maximum: LARGEST_PAGE,
    default: PAGE,
  });

export const search = z
  .string()
  .refine((text) => Array.from(text).length <= SEARCH_LENGTH && isStorable(text) && isSearchable(text), {
    error: `Use 1 to ${MOST_WORDS} different words, ${SEARCH_LENGTH} characters or fewer.`,
  })
  .optional()
  .meta({
    description: `Words, or beginnings of words, that are all in the title, the notes, the steps or the tags; accents and capitals do not matter. At most ${MOST_WORDS} different ones; where words have no spaces between them, as in Chinese, each character is one. The best matches come first, of the newest 1,000, in pages of \`limit\`.`,
    maxLength: SEARCH_LENGTH,
  });

export const NO_CURSOR = "This is no cursor of this list; take the one of the page before.";

export const view = z
  .enum(VIEWS, `Use ${VIEWS.join(", ")}.`)
  .default("all")
  .meta({
    description:
      "Which list: `inbox` has what is in no project, in its owner's order, `today` what is due by the end of today, overdue ones included, and `upcoming` what is due later, each the soonest first, by the calendar of your time zone; `completed` and `trash` have the latest first.",
  });

export const cursor = z
  .string()
  .min(1, NO_CURSOR)
  .max(500, NO_CURSOR)
  .optional()
  .meta({ description: "Where the page before ended." });

/** Refuses changes that change nothing. */
export function hasSomeField(changes: object): boolean {
  return Object.keys(changes).length > 0;
}

export const NO_FIELD = "Send at least one field.";

/** Refuses a time without a date and a zone without a time, as far as what was sent can tell. */
export function refuseFaultyDue(sent: Partial<due.Due>, context: z.RefinementCtx) {
  const [field, message] = due.faultIn(sent) ?? [];
  if (field) context.addIssue({ code: "custom", path: [field], message });
}
