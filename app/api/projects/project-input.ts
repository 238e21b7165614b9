import { z } from "zod";
import { hasSomeField, NO_FIELD } from "~/api/naming/todo-input";
import { COLORS } from "~/projects/colors";
import * as fields from "~/projects/project-fields";
import type { Project } from "~/projects/projects.server";

const name = fields.projectName.meta({
  description: `One line of 1 to ${fields.NAME_LENGTH} characters as a person counts them. Space around it is dropped.`,
  minLength: 1,
  examples: ["Home"],
});

const color = z
  .enum(COLORS, `Use ${COLORS.join(", ")}.`)
  .meta({ description: "The colour of its dot.", examples: ["teal"] });

const archived = z
  .boolean("Use true or false.")
  .meta({ description: "Whether it is out of sight. Its todos stay where they are.", examples: [false] });

/** A whole project; what is left out takes its default. */
export const project = z.strictObject({
  name,
  color: color.default("gray"),
  archived: archived.default(false),
});

/** At least one field of a project. */
export const projectChanges = z
  .strictObject({ name, color, archived })
  .partial()
  .refine(hasSomeField, NO_FIELD);

/** What a deletion may ask for. */
export const deletionQuery = z.strictObject({
  todos: z
    .enum(["inbox", "trash"], "Use inbox or trash.")
    .default("inbox")
    .meta({ description: "Where its todos go." }),
});

/** A project as the API shows it. */
export function presentProject({ id, name, color, archived, createdAt, updatedAt }: Project) {
  return { id, name, color, archived, createdAt, updatedAt };
}
