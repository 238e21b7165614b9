import { type SQL, sql } from "drizzle-orm";
import { type CountedTag, selectTags } from "~/tags/tags.server";
import type { Moment } from "~/todos/due/moment.server";
import { ownTodo } from "~/todos/todo-rows.server";
import { finishCounts, type RawCounts, selectCounts } from "~/todos/views/count-todos.server";
import type { Position } from "~/todos/views/cursor.server";
import { type ListedTodo, newestFirst, type WholeTodo } from "~/todos/views/orders.server";
import { cutPage, selectRows, selectTodos } from "~/todos/views/select-todos.server";
import type { Selection } from "~/todos/views/selections.server";
import { type KeptUndo, selectUndo } from "~/undo/undo-query.server";
import { userDb } from "~db/user-db.server";

/** A part of a page: what to read, how much of it, and from where on. */
export interface Part {
  selection: Selection;
  limit: number;
  after?: Position;
}

export interface ReadPart<Listed = ListedTodo> {
  todos: Listed[];
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
  const named = Object.entries<Part>(parts);
  const lists = named.map(([, { selection, ...page }]) => selectRows(selection, page));
  const { lists: read, ...beside } = await readWith<ListedTodo[][]>(userId, moment, lists, undoId);

  const projects = new Map(beside.counts.projects.map((project) => [project.id, project]));
  const cut = named.map(([name, { selection, limit }], place) => {
    const page: ReadPart = cutPage(read[place]!, selection, { limit, zone: moment.zone });
    for (const todo of page.todos) todo.project = projects.get(todo.projectId ?? "");
    return [name, page];
  });
  return { parts: Object.fromEntries(cut) as Record<Name, ReadPart>, ...beside };
}

/** How many more of a range are read: what their zones move out of it should not leave a page empty. */
const SPARE = 20;

/** A page of a user's whole todos as `part` has it, without counts. */
export async function readPart(userId: string, { zone }: Moment, part: Part): Promise<ReadPart<WholeTodo>> {
  const { selection, limit, after } = part;
  const read = selection.range ? limit + SPARE : limit;
  const { rows } = await userDb(userId).execute<{ list: WholeTodo[] }>(
    sql`select ${selectTodos(selection, { limit: read, after })} as list`,
  );
  return cutPage(rows[0]!.list, selection, { limit, zone, read });
}

/** One todo with the write `undoId`, the counts and the names of all tags. Null when this user has none such outside the trash. */
export async function readTodo(userId: string, todoId: string, moment: Moment, undoId?: string) {
  const one = selectTodos({ where: ownTodo(userId, todoId), order: newestFirst }, { limit: 1 });
  const { lists, ...beside } = await readWith<[WholeTodo[], CountedTag[]]>(
    userId,
    moment,
    [one, selectTags(userId)],
    undoId,
  );
  const [[todo], tags] = lists;
  return { todo: todo ?? null, tags: tags.map(({ name }) => name), ...beside };
}

/** All tags, with what stands beside every page and the write `undoId`. */
export async function readTags(userId: string, moment: Moment, undoId?: string) {
  const { lists, ...beside } = await readWith<[CountedTag[]]>(userId, moment, [selectTags(userId)], undoId);
  return { tags: lists[0], ...beside };
}

/** The counts alone, for pages without a list. */
export async function readCounts(userId: string, moment: Moment) {
  return (await readBeside(userId, moment)).counts;
}

/** What stands beside a page without a list: the counts, and the write `undoId` that can be undone. */
export async function readBeside(userId: string, moment: Moment, undoId?: string) {
  const { counts, undo } = await readWith<[]>(userId, moment, [], undoId);
  return { counts, undo };
}

/** Everything as one row of JSON, which the driver takes apart in a fraction of the time that many rows take. */
async function readWith<Lists extends unknown[]>(
  userId: string,
  moment: Moment,
  lists: { [Place in keyof Lists]: SQL<Lists[Place]> },
  undoId?: string,
) {
  const { rows } = await userDb(userId).execute<{
    counts: RawCounts;
    undo: KeptUndo | null;
    lists: Lists;
  }>(sql`select
    ${selectCounts(userId, moment)} as counts,
    ${selectUndo(userId, undoId)} as undo,
    json_build_array(${sql.join(lists, sql`, `)}) as lists`);
  const { counts, ...beside } = rows[0]!;
  return { ...beside, counts: finishCounts(counts, moment) };
}
