import { and, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Due } from "~/todos/due/due-fields";
import { dueState, type Moment, ownDue } from "~/todos/due/moment.server";
import { own } from "~/todos/todo-rows.server";
import { nearDueRange } from "~/todos/views/due-range.server";
import { remember } from "~/undo/remember.server";
import { todos } from "~db/schema/todos";
import { type UserDb, userTransaction } from "~db/user-db.server";

/**
 * Makes every open todo that is overdue for this person due today, at the same time of day. What has a zone of its own
 * keeps it, and gets the date there on which it falls on today here. Returns how many were moved, and by which id that can
 * be undone.
 */
export function moveOverdue(
  userId: string,
  moment: Moment,
): Promise<{ moved: number; undoId: string | null }> {
  const today = moment.today.toString();
  return userTransaction(userId, async (tx) => {
    const dates = await datesElsewhere(tx, userId, moment);
    const elsewhere = JSON.stringify(dates);
    const here = and(isNull(todos.dueZone), lt(todos.dueKey, today));
    const where = and(isOpen(userId), or(here, sql`${elsewhere}::jsonb ? ${todos.id}::text`));
    const changing = { due: sql`true` };
    const memory = remember(tx, { kind: "date", where, changing, about: { to: "today" } });
    const moved = await tx
      .with(...memory.steps)
      .update(todos)
      .set({
        dueOn: sql`coalesce((${elsewhere}::jsonb ->> ${todos.id}::text)::date, ${today}::date)`,
        version: sql`${todos.version} + 1`,
        updatedAt: sql`date_trunc('milliseconds', now())`,
      })
      .where(memory.theseTodos)
      .returning({ undoId: memory.undoId });
    // What is read there is locked here, so all of it is moved.
    if (moved.length < Object.keys(dates).length) throw new Error("Some of what is overdue was not moved.");
    return { moved: moved.length, undoId: moved[0]?.undoId ?? null };
  });
}

/** What is overdue and has a zone of its own: by its id, the date there on which it falls on today here. */
async function datesElsewhere(tx: UserDb, userId: string, moment: Moment): Promise<Record<string, string>> {
  const zoned = await tx
    .select({ id: todos.id, dueOn: todos.dueOn, dueTime: todos.dueTime, dueZone: todos.dueZone })
    .from(todos)
    .where(and(isOpen(userId), isNotNull(todos.dueZone), nearDueRange({ to: moment.today })))
    .orderBy(todos.id)
    .for("update");
  const overdue = zoned.filter((due) => dueState(due, moment) === "overdue");
  return Object.fromEntries(overdue.map((due) => [due.id, dateThere(due, moment)]));
}

function isOpen(userId: string) {
  return and(own(userId), eq(todos.completed, false));
}

/** The date in a todo's own zone on which its time falls on the person's today. */
function dateThere(due: Due, { today, zone }: Moment): string {
  const near = [-1, 0, 1, -2, 2].map((days) => today.add({ days }).toString());
  const fitting = near.find((dueOn) => ownDue({ ...due, dueOn }, zone)?.date === today.toString());
  return fitting ?? today.toString();
}
