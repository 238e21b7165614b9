import type { DateWords } from "~/todos/due/due-words.server";
import { type Moment, ownDue } from "~/todos/due/moment.server";
import type { Filters } from "~/todos/filters/filters";
import type { Arrange, Group, Row } from "~/todos/list/rows";
import type { Position } from "~/todos/views/cursor.server";
import type { ListedTodo } from "~/todos/views/orders.server";
import type { Part, ReadPart } from "~/todos/views/read-lists.server";

/** Who looks at which page of a list, and when. */
export interface Asked {
  userId: string;
  moment: Moment;
  words: DateWords;
  /** As in `SignedInUser`. */
  weekStart: number | null;
  after?: Position;
  filters: Filters;
  /** How the rows of a list in its owner's order are arranged. */
  arrange: Arrange;
  /** The first day of the page, as far as the list goes by days. */
  from?: string;
  /** What was searched for. */
  typed: string;
  /** The address of this list from another position, or from another day on. */
  pathTo: (place: { after?: Position | null; from?: string }) => string;
}

/** What a page of a list reads, and how that is put into groups. */
export interface Plan<Name extends string = string> {
  parts: Partial<Record<Name, Part>>;
  group: (read: Partial<Record<Name, ReadPart>>) => Group[];
}

export const ON_A_PAGE = 50;

/** How many completed todos are shown below open ones. */
export const COMPLETED_BELOW = 50;

/** A row that says when it is due. What there is nothing to say about is left out: a page has many rows, and sends each twice. */
export function row(todo: ListedTodo, words: DateWords): Row {
  const { id, title, completed, notes, priority, completedAt, project, steps, tags } = todo;
  const due = completed ? null : words.due(todo);
  const row: Row = { id, title, completed };
  if (notes !== "") row.hasNotes = true;
  if (project) row.project = project;
  if (tags.length > 0) row.tags = tags;
  if (due) row.due = due;
  if (priority !== "none") row.priority = priority;
  if (steps.length > 0) row.steps = [steps.filter((step) => step.completed).length, steps.length];
  if (completedAt) row.done = `Completed ${words.since(completedAt)}`;
  return row;
}

/** A row under a heading that has the day already. */
export function rowOfDay(todo: ListedTodo, words: DateWords): Row {
  const { due: _due, ...rest } = row(todo, words);
  const text = words.time(todo);
  return text === null ? rest : { ...rest, due: { text, isOverdue: false } };
}

/** By day and time, what has no time after what has one, then the more important first. */
export function byDue(todos: ListedTodo[], { zone }: Moment): ListedTodo[] {
  const keyed = todos.map((todo) => {
    const own = ownDue(todo, zone);
    const rank = PRIORITY_RANKS[todo.priority];
    return { todo, key: `${own?.date} ${own?.time ?? "later"} ${rank} ${todo.id}` };
  });
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  return keyed.map(({ todo }) => todo);
}

const PRIORITY_RANKS = { high: 0, medium: 1, low: 2, none: 3 };

/** How rows can be arranged; they cannot when they are sorted by something else than their owner's order. */
export function arrangeOf({ filters: { sort = "own" }, arrange }: Asked): Arrange | undefined {
  return sort === "own" ? arrange : undefined;
}

/** The way to the next page of what `read` is a page of. */
export function more(read: ReadPart | undefined, { pathTo }: Asked): Group["more"] {
  return read?.next ? { label: "More", path: pathTo({ after: read.next }) } : undefined;
}
