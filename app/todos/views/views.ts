/** The ways to look at one's todos. */
export const VIEWS = ["today", "upcoming", "all", "completed", "trash"] as const;

export type View = (typeof VIEWS)[number];

export function pathOf(view: View): string {
  return view === "all" ? "/todos" : `/todos/${view}`;
}

/** What the sidebar counts; each stops at 1,000. */
export interface Counts {
  /** Overdue ones included. */
  today: number;
  upcoming: number;
  /** Everything open. */
  all: number;
}
