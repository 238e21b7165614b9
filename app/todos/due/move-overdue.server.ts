import { and, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Due } from "~/todos/due/due-fields";
import { dueState, type Moment, ownDue } from "~/todos/due/moment.server";
import { own } from "~/todos/todo-rows.server";
import { nearDueRange } from "~/todos/views/due-range.server";
import { todos } from "~db/schema/todos";
import { userTransaction } from "~db/user-db.server";

const CHANGED = {
  version: sql`${todos.version} + 1`,
  updatedAt: sql`date_trunc('milliseconds', now())`,
};

/**
 * Makes every open todo that is overdue for this person due today, at the same time of day. What has a zone of its own
 * keeps it, and gets the date there on which it falls on today here. Returns how many were moved.
 */
export function moveOverdue(userId: string, moment: Moment): Promise<number> {
  const today = moment.today.toString();
  const open = and(own(userId), eq(todos.completed, false));
  return userTransaction(userId, async (tx) => {
    const moved = await tx
      .update(todos)
      .set({ dueOn: today, ...CHANGED })
      .where(and(open, isNull(todos.dueZone), lt(todos.dueKey, today)))
      .returning({ id: todos.id });

    const zoned = await tx
      .select({ dueOn: todos.dueOn, dueTime: todos.dueTime, dueZone: todos.dueZone })
      .from(todos)
      .where(and(open, isNotNull(todos.dueZone), nearDueRange({ to: moment.today })))
      .for("update");
    const overdue = zoned.filter((due) => dueState(due, moment) === "overdue");
    for (const due of withoutRepeats(overdue))
      await tx
        .update(todos)
        .set({ dueOn: dateThere(due, moment), ...CHANGED })
        .where(and(open, isDue(due)));
    return moved.length + overdue.length;
  });
}

function withoutRepeats(dues: Due[]): Due[] {
  return [...new Map(dues.map((due) => [`${due.dueOn} ${due.dueTime} ${due.dueZone}`, due])).values()];
}

function isDue({ dueOn, dueTime, dueZone }: Due) {
  return and(eq(todos.dueOn, dueOn!), eq(todos.dueTime, dueTime!), eq(todos.dueZone, dueZone!));
}

/** The date in a todo's own zone on which its time falls on the person's today. */
function dateThere(due: Due, { today, zone }: Moment): string {
  const near = [-1, 0, 1, -2, 2].map((days) => today.add({ days }).toString());
  const fitting = near.find((dueOn) => ownDue({ ...due, dueOn }, zone)?.date === today.toString());
  return fitting ?? today.toString();
}
