import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Due } from "~/todos/due/due-fields";
import { dueState, type Moment } from "~/todos/due/moment.server";
import { own } from "~/todos/todo-rows.server";
import { nearToday, surelyDue } from "~/todos/views/due-range.server";
import type { CountedProject, Counts } from "~/todos/views/views";
import { todos } from "~db/schema/todos";
import type { UserDb } from "~db/user-db.server";

/** Nobody needs to know more precisely, and more would take time to count. */
const COUNTED_AT_MOST = 1000;

const TAGS_AT_MOST = 100;

/** There may be hundreds of projects, all of them beside every page. */
const COUNTED_IN_A_PROJECT = 100;

/** What the database counted; `near` are due dates that only the rules of time zones can put on a day. */
export interface RawCounts extends Counts {
  near: Due[];
}

/** One row with the counts for `userId` at `moment`, to be joined to whatever else is read. */
export function countsQuery(db: UserDb, userId: string, { today }: Moment) {
  const open = and(own(userId), eq(todos.completed, false));
  const tomorrow = today.add({ days: 1 });
  const near = nearToday(today);
  return db
    .select({
      inbox: capped(and(open, isNull(todos.projectId))).as("inbox"),
      today: capped(and(open, surelyDue({ to: tomorrow }, near))).as("today"),
      upcoming: capped(and(open, surelyDue({ from: tomorrow }, near))).as("upcoming"),
      all: capped(open).as("all_open"),
      near: sql<Due[]>`(
        select coalesce(json_agg(json_build_object('dueOn', due_on, 'dueTime', left(due_time::text, 5), 'dueZone', due_zone)), '[]')
        from (select due_on, due_time, due_zone from ${todos} where ${and(open, near)} limit ${COUNTED_AT_MOST}) as near
      )`.as("near"),
      projects: projectsOf(userId).as("projects"),
      views: sql<Counts["views"]>`(
        select coalesce(json_agg(json_build_object('id', id, 'name', name, 'query', query) order by position, id), '[]')
        from saved_view where saved_view.user_id = ${userId}
      )`.as("views"),
      tags: sql<string[]>`(
        select coalesce(json_agg(name), '[]')
        from (select name from tag where user_id = ${userId} order by name_key limit ${TAGS_AT_MOST}) as named
      )`.as("tag_names"),
    })
    .from(sql`(values (1)) as one`)
    .as("counts");
}

/** The counts, with what is near today counted where it belongs for the person of `moment`. */
export function finishCounts({ near, ...counts }: RawCounts, moment: Moment): Counts {
  const later = near.filter((due) => dueState(due, moment) === "later").length;
  return {
    ...counts,
    today: Math.min(counts.today + near.length - later, COUNTED_AT_MOST),
    upcoming: Math.min(counts.upcoming + later, COUNTED_AT_MOST),
  };
}

function capped(condition: SQL | undefined) {
  return sql<number>`(select count(*)::int from (select from ${todos} where ${condition} limit ${COUNTED_AT_MOST}) as counted)`;
}

function projectsOf(userId: string) {
  return sql<CountedProject[]>`(
    select coalesce(json_agg(
      json_build_object('id', id, 'name', name, 'color', color, 'archived', archived_at is not null, 'open', (
        select count(*) from (
          select from todo where todo.user_id = project.user_id and todo.project_id = project.id
          and not completed and deleted_at is null limit ${COUNTED_IN_A_PROJECT}
        ) as counted
      )) order by position, id), '[]')
    from project where project.user_id = ${userId}
  )`;
}
