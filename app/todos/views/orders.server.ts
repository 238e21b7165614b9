import { lt, type SQL, sql } from "drizzle-orm";
import { PRIORITIES, type Priority } from "~/todos/priorities";
import type { Todo } from "~/todos/todo-rows.server";
import type { Position } from "~/todos/views/cursor.server";
import type { CountedProject } from "~/todos/views/views";
import { todos } from "~db/schema/todos";

/**
 * A todo as a row of a list has it, its instants as texts. `project` is there when the counts beside the list were read, too.
 */
export type ListedTodo = Omit<Todo, "completedAt" | "createdAt" | "updatedAt" | "version"> & {
  completedAt: string | null;
  deletedAt: string | null;
  /** What the order it is listed in sorts by, where no other field has that: such as its place among its owner's. */
  position: string;
  project?: CountedProject;
};

/** A todo with everything that is kept of it. Its instants are in ISO 8601, to the millisecond and in UTC. */
export type WholeTodo = ListedTodo & Pick<Todo, "version"> & Record<"createdAt" | "updatedAt", string>;

/** A way to sort todos that an index has already, down to the last tie. */
export interface Order {
  by: SQL;
  /** What to read as a todo's `position`, when that is not its place among its owner's. */
  position?: SQL;
  /** What comes after a position. */
  after: (position: Position) => SQL;
  positionOf: (todo: ListedTodo) => Position;
}

export const newestFirst: Order = {
  by: sql`todo.id desc`,
  after: ([id]) => lt(todos.id, id),
  positionOf: ({ id }) => [id],
};

/** As the owner has put them; what was not moved has the newest first. */
export const ownOrder: Order = {
  by: sql`todo.position, todo.id`,
  after: ([position, id]) => sql`(${todos.position}, ${todos.id}) > (${position}, ${id}::uuid)`,
  positionOf: ({ position, id }) => [position, id],
};

export const soonestFirst: Order = {
  by: sql`todo.due_key, todo.id`,
  after: ([dueOn, id]) => sql`(${todos.dueKey}, ${todos.id}) > (${dueOn}::date, ${id}::uuid)`,
  positionOf: ({ dueOn, id }) => [dueOn ?? "infinity", id],
};

/** The highest priority first, and of one priority the newest. */
export const highestFirst: Order = {
  by: sql`todo.priority desc, todo.id desc`,
  after: ([priority, id]) =>
    sql`(${todos.priority}, ${todos.id}) < (${PRIORITIES.indexOf(priority as Priority)}::smallint, ${id}::uuid)`,
  positionOf: ({ priority, id }) => [priority, id],
};

/** By what their titles begin with, without regard to capitals and accents. */
export const byTitle: Order = {
  by: sql`todo.title_key, todo.id`,
  position: sql`todo.title_key`,
  after: ([titleKey, id]) => sql`(${todos.titleKey}, ${todos.id}) > (${titleKey}, ${id}::uuid)`,
  positionOf: ({ position, id }) => [position, id],
};

export const lastCompletedFirst: Order = {
  by: sql`todo.completed_at desc, todo.id desc`,
  after: ([time, id]) => sql`(${todos.completedAt}, ${todos.id}) < (${time}::timestamptz, ${id}::uuid)`,
  positionOf: ({ completedAt, id }) => [completedAt!, id],
};

export const lastDeletedFirst: Order = {
  by: sql`todo.deleted_at desc, todo.id desc`,
  after: ([time, id]) => sql`(${todos.deletedAt}, ${todos.id}) < (${time}::timestamptz, ${id}::uuid)`,
  positionOf: ({ deletedAt, id }) => [deletedAt!, id],
};
