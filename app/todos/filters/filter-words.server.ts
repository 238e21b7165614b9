import { Temporal } from "temporal-polyfill";
import type { DateWords } from "~/todos/due/due-words.server";
import { type Filters, isFiltered, writeFilters } from "~/todos/filters/filters";
import { withinList } from "~/todos/filters/list-filters";
import { type List, pathOf } from "~/todos/views/views";

/** What can be chosen besides what every list has. */
export interface Choices {
  projects: { id: string; name: string }[];
  tags: string[];
}

/** A filter in words, and the way to the list without it. */
export interface Chip {
  label: string;
  path: string;
}

const STATUS = { open: "Open", completed: "Completed", all: "Open and completed" };
const PRIORITY = {
  none: "No priority",
  low: "Low priority",
  medium: "Medium priority",
  high: "High priority",
};
const DUE = { overdue: "Overdue", none: "No date" };
const SORT = {
  own: "In my order",
  due: "Sorted by due date",
  priority: "Sorted by priority",
  title: "Sorted by title",
  created: "Newest first",
};

/** How a list is filtered and sorted, in words, and what could be chosen instead. */
export function describeFilters(list: List, filters: Filters, { projects, tags }: Choices, words: DateWords) {
  const path = pathOf(list);
  const chosen = writeFilters(filters);
  const choices = { projects: list === "all" ? projects.map(({ id, name }) => ({ id, name })) : null, tags };
  return {
    path,
    filters,
    choices,
    query: chosen.toString(),
    /** What a view of it is saved as, once something was chosen. */
    saved: chosen.size > 0 ? writeFilters(withinList(list, filters)).toString() : null,
    chips: chipsOf(path, filters, projects, words),
    isFiltered: isFiltered(filters),
  };
}

export type ListFilter = ReturnType<typeof describeFilters>;

function chipsOf(path: string, filters: Filters, projects: Choices["projects"], words: DateWords): Chip[] {
  const { status, priority = [], project, tag = [], due, dueFrom, dueTo, sort } = filters;
  const chip = (label: string | undefined, without: Filters) =>
    label === undefined ? [] : [{ label, path: pathWith(path, { ...filters, ...without }) }];
  const day = (date: string) => words.heading(Temporal.PlainDate.from(date));
  return [
    ...chip(status && STATUS[status], { status: undefined }),
    ...priority.flatMap((name) =>
      chip(PRIORITY[name], { priority: priority.filter((other) => other !== name) }),
    ),
    ...chip(project && nameOf(project, projects), { project: undefined }),
    ...tag.flatMap((name) => chip(`Tag ${name}`, { tag: tag.filter((other) => other !== name) })),
    ...chip(due && DUE[due], { due: undefined }),
    ...chip(dueFrom && `From: ${day(dueFrom)}`, { dueFrom: undefined }),
    ...chip(dueTo && `Until: ${day(dueTo)}`, { dueTo: undefined }),
    ...chip(sort && SORT[sort], { sort: undefined }),
  ];
}

function nameOf(project: string, projects: Choices["projects"]): string {
  if (project === "inbox") return "Inbox";
  return projects.find(({ id }) => id === project)?.name ?? "A project that is gone";
}

function pathWith(path: string, filters: Filters): string {
  const query = writeFilters(filters);
  return query.size > 0 ? `${path}?${query}` : path;
}
