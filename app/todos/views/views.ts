import type { Color } from "~/projects/colors";

/** The ways to look at one's todos. */
export const VIEWS = ["inbox", "today", "upcoming", "all", "completed", "trash"] as const;

export type View = (typeof VIEWS)[number];

/** Todos that have a page: a view, what was searched for, what is in a project, or what has a tag. */
export type List = View | "search" | { projectId: string } | { tag: string };

/** What sort of list it is, which says what can be done there. */
export type ListKind = View | "search" | "project" | "tag";

export function kindOf(list: List): ListKind {
  if (typeof list === "string") return list;
  return "tag" in list ? "tag" : "project";
}

export function pathOf(list: List): string {
  if (typeof list !== "string") return "tag" in list ? pathOfTag(list.tag) : `/projects/${list.projectId}`;
  if (list === "search") return "/search";
  return list === "all" ? "/todos" : `/todos/${list}`;
}

/** Remix takes `.data` at the end of an address off the name, and answers with a page's data. */
function pathOfTag(tag: string): string {
  return `/tags/${encodeURIComponent(tag).replace(/\.data$/, "%2Edata")}`;
}

/** A project with how much is open in it, which stops at 100. */
export interface CountedProject {
  id: string;
  name: string;
  color: Color;
  archived: boolean;
  open: number;
}

/** What the sidebar shows; each count stops at 1,000 where it says nothing else. */
export interface Counts {
  inbox: number;
  /** Overdue ones included. */
  today: number;
  upcoming: number;
  /** Everything open. */
  all: number;
  /** In their owner's order, archived ones among them. */
  projects: CountedProject[];
  /** Saved views in their owner's order. */
  views: { id: string; name: string; query: string }[];
  /** The names of the first hundred tags there are. */
  tags: string[];
}
