import { and, eq, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Moment } from "~/todos/due/moment.server";
import { own, type Todo } from "~/todos/todo-rows.server";
import { countsQuery, finishCounts } from "~/todos/views/count-todos.server";
import type { Position } from "~/todos/views/cursor.server";
import { type ListedTodo, newestFirst } from "~/todos/views/orders.server";
import { cutPage, type Selection, selectTodos } from "~/todos/views/selections.server";
import { undoQuery } from "~/undo/undo-query.server";
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

/** The parts of a page, the write `undoId` that can be undone, and the counts beside every page: all in one statement. */
export async function readLists<Name extends string>(
  userId: string,
  moment: Moment,
  parts: Record<Name, Part>,
  undoId?: string,
) {
  const db = userDb(userId);
  const named = Object.entries<Part>(parts);
  const [first, second, ...more] = named.map(([name, { selection, ...page }]) =>
    selectTodos(db, name, selection, page),
  );
  const listed = second ? unionAll(first!, second, ...more) : first!;
  const { rows, ...beside } = await withCounts(db, userId, moment, listed as Listed, undoId);

  const projects = new Map(beside.counts.projects.map((project) => [project.id, project]));
  const read = named.map(([name, { selection, limit }]) => {
    const own = rows
      .filter(({ section }) => section === name)
      .map((todo) => ({ ...todo, project: projects.get(todo.projectId ?? "") }));
    return [name, cutPage(own, selection, limit, moment.zone)];
  });
  return {
    parts: Object.fromEntries(read) as Record<Name, ReadPart>,
    ...beside,
  };
}

/** A page of a user's todos as `part` has it, without counts. */
export async function readPart(userId: string, { zone }: Moment, part: Part): Promise<ReadPart> {
  const rows = await selectTodos(userDb(userId), "part", part.selection, part);
  return cutPage(rows, part.selection, part.limit, zone);
}

/** One todo with the write `undoId` and the counts beside it. Null when this user has none such outside the trash. */
export async function readTodo(userId: string, todoId: string, moment: Moment, undoId?: string) {
  const db = userDb(userId);
  const selection = { where: and(own(userId), eq(todos.id, todoId)), order: newestFirst };
  const one = selectTodos(db, "one", selection, { limit: 1 });
  const { rows, ...beside } = await withCounts(db, userId, moment, one, undoId);
  return { todo: (rows[0] ?? null) as Todo | null, ...beside };
}

/** The counts alone, for pages without a list. */
export async function readCounts(userId: string, moment: Moment) {
  return (await readBeside(userId, moment)).counts;
}

/** What stands beside a page without a list: the counts, and the write `undoId` that can be undone. */
export async function readBeside(userId: string, moment: Moment, undoId?: string) {
  const db = userDb(userId);
  const [beside] = await db
    .select()
    .from(countsQuery(db, userId, moment))
    .leftJoin(undoQuery(db, userId, undoId), sql`true`);
  return { counts: finishCounts(beside!.counts, moment), undo: beside!.undo?.id ? beside!.undo : null };
}

type Listed = ReturnType<typeof selectTodos<string>>;

/** The counts come as a row of their own, which is there for an empty list, too, and is not repeated by a long one. */
async function withCounts(db: UserDb, userId: string, moment: Moment, query: Listed, undoId?: string) {
  const counts = countsQuery(db, userId, moment);
  const listed = query.as("listed");
  const rows = await db
    .select()
    .from(counts)
    .leftJoin(undoQuery(db, userId, undoId), sql`true`)
    .fullJoin(listed, sql`false`);
  const beside = rows.find(({ counts }) => counts?.near)!;
  return {
    undo: beside.undo?.id ? beside.undo : null,
    counts: finishCounts(beside.counts!, moment),
    rows: rows.flatMap(({ listed: todo }) => (todo && todo.id !== null ? [todo] : [])),
  };
}
