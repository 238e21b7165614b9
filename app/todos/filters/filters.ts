import { z } from "zod";
import { isStorable } from "~/text";
import { dueOn } from "~/todos/due/due-fields";
import { PRIORITIES, type Priority } from "~/todos/priorities";
import { uuid } from "~/uuid";

/** What a list can be sorted by; `own` is the order its owner has put it in. */
export const SORTS = ["own", "due", "priority", "title", "created"] as const;

export const STATUSES = ["open", "completed", "all"] as const;

export type Sort = (typeof SORTS)[number];

/** Which todos a list has, and in which order. What is left out is not asked for; several tags are all asked for. */
export interface Filters {
  status?: (typeof STATUSES)[number];
  priority?: Priority[];
  /** A project's id, or `inbox` for what has none. */
  project?: string;
  tag?: string[];
  due?: "overdue" | "none";
  dueFrom?: string;
  /** The last day, itself included. */
  dueTo?: string;
  sort?: Sort;
}

const AT_MOST = 20;
const TAG_LENGTH = 200;
const NO_PROJECT = "Use the id of a project, or inbox.";

/** One value of each part, as it stands in an address. */
const part = {
  status: z.enum(STATUSES, "Use open, completed or all."),
  priority: z.enum(PRIORITIES, `Use ${PRIORITIES.join(", ")}.`),
  project: z.union([z.literal("inbox"), uuid(NO_PROJECT)], NO_PROJECT),
  tag: z
    .string()
    .trim()
    .min(1, "Use the name of a tag.")
    .max(TAG_LENGTH, "Use the name of a tag.")
    .refine(isStorable, "Use the name of a tag."),
  due: z.enum(["overdue", "none"], "Use overdue or none."),
  dueFrom: dueOn,
  dueTo: dueOn,
  sort: z.enum(SORTS, `Use ${SORTS.join(", ")}.`),
};

/** The parts that may stand in an address several times. */
export const REPEATED = ["priority", "tag"] as const;

/** For a query that must be wholly understood. */
export const filterParameters = {
  priority: z
    .array(part.priority)
    .max(AT_MOST, `Use ${AT_MOST} or fewer.`)
    .optional()
    .meta({ description: "How much it matters; several times for any of them." }),
  project: part.project
    .optional()
    .meta({ description: "The id of a project, or `inbox` for what has none." }),
  tag: z
    .array(part.tag)
    .max(AT_MOST, `Use ${AT_MOST} or fewer.`)
    .optional()
    .meta({ description: "The name of a tag; several times for what has all of them." }),
  due: part.due.optional().meta({
    description: "`overdue` for what is open and was due before today, `none` for what has no date.",
  }),
  dueFrom: part.dueFrom.optional().meta({ description: "Due on this day or later, by your calendar." }),
  dueTo: part.dueTo.optional().meta({ description: "Due on this day or earlier, by your calendar." }),
  sort: part.sort.optional().meta({
    description:
      "`own` is the order of the pages; `priority` has the highest first, `due` the soonest, `created` the newest.",
  }),
};

/** What the query of an address asks for. What is unknown or mangled counts as left out. */
export function readFilters(query: URLSearchParams): Filters {
  const one = <Text>(name: string, schema: z.ZodType<Text>) => several(name, schema)?.[0];
  function several<Text>(name: string, schema: z.ZodType<Text>) {
    const texts = new Set(query.getAll(name).slice(0, AT_MOST));
    const values = [...texts].flatMap((text) => schema.safeParse(text).data ?? []);
    return values.length > 0 ? values : undefined;
  }
  return {
    status: one("status", part.status),
    priority: several("priority", part.priority),
    project: one("project", part.project),
    tag: several("tag", part.tag),
    due: one("due", part.due),
    dueFrom: one("dueFrom", part.dueFrom),
    dueTo: one("dueTo", part.dueTo),
    sort: one("sort", part.sort),
  };
}

/** The query that `readFilters` reads as `filters`, always in the same order. */
export function writeFilters(filters: Filters): URLSearchParams {
  const names = Object.keys(part) as (keyof Filters)[];
  const parts = names.flatMap((name) => [filters[name] ?? []].flat().map((value) => [name, value]));
  return new URLSearchParams(parts);
}

/** Whether some todos are left out, in whatever order the others come. */
export function isFiltered({ sort: _sort, ...filters }: Filters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
