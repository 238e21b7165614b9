import { and, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Due } from "~/todos/due/due-fields";
import type { Moment } from "~/todos/due/moment.server";
import { filterTodos } from "~/todos/filters/filter-todos.server";
import { listFilters, shownBy } from "~/todos/filters/list-filters";
import { selectFound } from "~/todos/search/search-selection.server";
import { typedIn } from "~/todos/search/typed";
import { isAmong, own } from "~/todos/todo-rows.server";
import { type DueRange, isDueWithin } from "~/todos/views/due-range.server";
import { type Selection, selectionOf } from "~/todos/views/selections.server";
import type { List } from "~/todos/views/views";
import { todos } from "~db/schema/todos";
import { type UserDb, userDb } from "~db/user-db.server";

/** Todos by their ids, or all of a selection for somebody in `zone`. */
export type Many = { ids: string[] } | { selection: Selection; zone: string };

/** All that the list at `url` has, on whatever page of it; what is completed below open todos is not part of it. */
export function allOn(list: List, url: string, userId: string, moment: Moment): Selection {
  if (list === "search") return selectFound(userId, typedIn(url));
  if (typeof list === "string" && listFilters(list, url) === null)
    return selectionOf(list, userId, moment, {});
  return filterTodos(userId, shownBy(list, url), moment);
}

/** How many todos a selection has for somebody in `zone`. */
export async function countAll(userId: string, { selection, zone }: Exclude<Many, { ids: string[] }>) {
  const { range } = selection;
  const isSure = range ? isNull(todos.dueZone) : sql`true`;
  const [counted] = await userDb(userId)
    .select({
      sure: sql<number>`(count(*) filter (where ${isSure}))::int`,
      unsure: sql<Due[]>`coalesce(json_agg(
        json_build_object('dueOn', due_on, 'dueTime', left(due_time::text, 5), 'dueZone', due_zone)
      ) filter (where not ${isSure}), '[]')`,
    })
    .from(todos)
    .where(wholeOf(selection));
  const { sure, unsure } = counted!;
  return sure + (range ? unsure.filter(isDueWithin(range, zone)).length : 0);
}

/** The condition for `many`, exactly, whatever the zones of its todos. */
export async function conditionFor(userId: string, many: Many, tx: UserDb): Promise<SQL | undefined> {
  if ("ids" in many) return and(own(userId), isAmong(many.ids));
  const { selection, zone } = many;
  const where = wholeOf(selection);
  const { range } = selection;
  if (!range) return where;
  return and(where, or(isNull(todos.dueZone), isAmong(await zonedWithin(where, range, zone, tx))));
}

/** The ids of what only the rules of time zones can put on the days of `range`, which are locked with all that come near. */
async function zonedWithin(where: SQL | undefined, range: DueRange, zone: string, tx: UserDb) {
  const zoned = await tx
    .select({ id: todos.id, dueOn: todos.dueOn, dueTime: todos.dueTime, dueZone: todos.dueZone })
    .from(todos)
    .where(and(where, isNotNull(todos.dueZone)))
    .orderBy(todos.id)
    .for("update");
  return zoned.filter(isDueWithin(range, zone)).map(({ id }) => id);
}

function wholeOf({ where, found }: Selection): SQL | undefined {
  return found ? and(where, sql`${todos.id} in (select found.todo_id from ${found.join})`) : where;
}
