import type { z } from "zod";
import type { Due } from "~/todos/due/due-fields";
import type { Filters } from "~/todos/filters/filters";
import type { View } from "~/todos/views/views";
import type { Todo, TodoFields } from "~/todos/todos.server";

/** A todo whose instants may be texts already, as in a list. */
export type Presented = {
  [Field in keyof Todo]: Date extends Todo[Field] ? Todo[Field] | string : Todo[Field];
};

/** What a list is asked for. `cursor` says where the page before ended, and has not been checked. */
export interface ListQuery {
  view: View;
  status: "all" | "open" | "completed";
  /** For the view `all`. */
  filters?: Filters;
  /** Words to find, instead of a view. */
  search?: string;
  limit: number;
  cursor?: string;
}

/** How one set of API paths calls things. The handlers are the same for all of them. */
export interface Naming {
  /** The query parameters of a list that may be sent several times. */
  repeated?: readonly string[];
  listQuery: z.ZodType<ListQuery>;
  /** A whole todo; what is left out takes its default. */
  todo: z.ZodType<TodoFields>;
  /** At least one field of a todo. */
  changes: z.ZodType<Partial<TodoFields>>;
  completion: z.ZodType<{ completed: boolean }>;
  /** What the parts of a due date are called. */
  due: Record<keyof Due, string>;
  /** Whether completing without a body flips the todo, rather than being refused. */
  flipsWithoutBody: boolean;
  /** The path of a user's collection. */
  collection(userId: string): string;
  present(todo: Presented, userId: string): unknown;
  /** The body and headers of a page of todos. `nextPath` is null on the last one. */
  presentPage(
    items: unknown[],
    next: { cursor: string; path: string } | null,
  ): { body: unknown; headers?: HeadersInit };
}
