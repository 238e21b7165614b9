import type { Color } from "~/projects/colors";
import type { Excerpt, Piece } from "~/todos/search/marks";

/** What a row of a list shows. Dates are in words already: only the server knows the person's calendar. */
export interface Row {
  id: string;
  title: string;
  completed: boolean;
  hasNotes?: boolean;
  due?: { text: string; isOverdue: boolean };
  /** Where it is kept, unless the whole list is of one project. */
  project?: { name: string; color: Color };
  priority?: "low" | "medium" | "high";
  tags?: string[];
  /** How many of its steps are completed, and how many there are. */
  steps?: [done: number, all: number];
  /** When it was completed or deleted, such as “Completed yesterday”. */
  done?: string;
  /** In a search: its title with what was searched for marked, and where else that was found. */
  marked?: Piece[];
  excerpts?: Excerpt[];
}

/** Whether rows are being put in order, and the way there or back. */
export interface Arrange {
  isOn: boolean;
  path: string;
}

/** Rows under a heading. */
export interface Group {
  id: string;
  heading: string;
  /** Said beside the heading. */
  note?: string;
  isLate?: boolean;
  rows: Row[];
  /** The group that new todos appear in, and that is shown when it is empty, too. */
  takesNew?: boolean;
  /** Whether it is the whole page, whose heading says enough. */
  isAlone?: boolean;
  /** Whether all of it can be moved to today. */
  canMove?: boolean;
  /** Where the rows are in their owner's order, which can be changed. */
  arrange?: Arrange;
  /** The way to what did not fit. */
  more?: { label: string; path: string };
}
