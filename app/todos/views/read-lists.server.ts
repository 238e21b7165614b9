import { and, eq, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Moment } from "~/todos/due/moment.server";
import { own, ownTrash, type Todo } from "~/todos/todo-rows.server";
import { countsQuery, finishCounts } from "~/todos/views/count-todos.server";
import type { Position } from "~/todos/views/cursor.server";
import { type ListedTodo, newestFirst } from "~/todos/views/orders.server";
import { cutPage, type Selection, selectTodos } from "~/todos/views/selections.server";
import { todos } from "~db/schema/todos";
import { type UserDb, userDb } from "~db/user-db.server";

/** A part of a page: what to read, how much of it, and from where on. */
export interface Part {
  selection: Selection;
  limit: number;
  after?: Position;
}

export interface ReadPart {
  todos: ListedTodo[];
  /** Where the next page begins; null when there is none. */
  next: Position | null;
}

const DELETED = "deleted";

/**
 * The parts of a page, the todo just deleted when `deletedId` is in the user's trash, and the counts beside every page:
 * all in one statement.
 */
export async function readLists<Name extends string>(
  userId: string,
  moment: Moment,
  parts: Record<Name, Part>,
  deletedId?: string,
) {
  const db = userDb(userId);
  const named = Object.entries<Part>(parts);
  const deleted = { where: trashedTodo(userId, deletedId), order: newestFirst };
  const last = deletedId === undefined ? [] : [selectTodos(db, DELETED, deleted, { limit: 1 })];
  const [first, second, ...more] = [
    ...named.map(([name, { selection, ...page }]) => selectTodos(db, name, selection, page)),
    ...last,
  ];
  const listed = second ? unionAll(first!, second, ...more) : first!;
  const { counts, rows } = await withCounts(db, userId, moment, listed as Listed);

  const projects = new Map(counts.projects.map((project) => [project.id, project]));
  const read = named.map(([name, { selection, limit }]) => {
    const own = rows
      .filter(({ section }) => section === name)
      .map((todo) => ({ ...todo, project: projects.get(todo.projectId ?? "") }));
    return [name, cutPage(own, selection, limit, moment.zone)];
  });
  return {
    parts: Object.fromEntries(read) as Record<Name, ReadPart>,
    deleted: rows.find(({ section }) => section === DELETED) ?? null,
    counts: finishCounts(counts, moment),
  };
}

/** A page of a user's todos as `part` has it, without counts. */
export async function readPart(userId: string, { zone }: Moment, part: Part): Promise<ReadPart> {
  const rows = await selectTodos(userDb(userId), "part", part.selection, part);
  return cutPage(rows, part.selection, part.limit, zone);
}

/** One todo with the counts beside it. Null when this user has none such outside the trash. */
export async function readTodo(userId: string, todoId: string, moment: Moment) {
  const db = userDb(userId);
  const selection = { where: and(own(userId), eq(todos.id, todoId)), order: newestFirst };
  const { counts, rows } = await withCounts(
    db,
    userId,
    moment,
    selectTodos(db, "one", selection, { limit: 1 }),
  );
  return { todo: (rows[0] ?? null) as Todo | null, counts: finishCounts(counts, moment) };
}

/** The counts alone, for pages without a list. */
export async function readCounts(userId: string, moment: Moment) {
  const db = userDb(userId);
  const [counts] = await db.select().from(countsQuery(db, userId, moment));
  return finishCounts(counts!, moment);
}

type Listed = ReturnType<typeof selectTodos<string>>;

/** The counts come as a row of their own, which is there for an empty list, too, and is not repeated by a long one. */
async function withCounts(db: UserDb, userId: string, moment: Moment, query: Listed) {
  const counts = countsQuery(db, userId, moment);
  const listed = query.as("listed");
  const rows = await db
    .select()
    .from(counts)
    .fullJoin(listed, sql`false`);
  return {
    counts: rows.find(({ counts }) => counts?.near)!.counts!,
    rows: rows.flatMap(({ listed: todo }) => (todo && todo.id !== null ? [todo] : [])),
  };
}

function trashedTodo(userId: string, todoId = "") {
  return and(ownTrash(userId), eq(todos.id, todoId));
}
