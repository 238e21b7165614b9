import { type SQL, sql } from "drizzle-orm";
import type { Due } from "~/todos/due/due-fields";
import { dueState, type Moment } from "~/todos/due/moment.server";
import { nearToday } from "~/todos/views/due-range.server";
import type { Counts } from "~/todos/views/views";

/** Nobody needs to know more precisely, and more would take time to count. */
const COUNTED_AT_MOST = 1000;

const TAGS_AT_MOST = 100;

/** There may be hundreds of projects, all of them beside every page. */
const COUNTED_IN_A_PROJECT = 100;

/** What the database counted; `near` are due dates that only the rules of time zones can put on a day. */
export interface RawCounts extends Counts {
  near: Due[];
}

/** The counts for `userId` at `moment`, as one value. Written as text: Drizzle would take longer to put it together than Postgres to count. */
export function selectCounts(userId: string, { today }: Moment): SQL<RawCounts> {
  const open = sql`todo.user_id = ${userId} and not completed and deleted_at is null`;
  const near = nearToday(today);
  const elsewhere = sql`not (${near})`;
  const tomorrow = today.add({ days: 1 }).toString();
  return sql`json_build_object(
    'inbox', ${capped(sql`${open} and project_id is null`)},
    'today', ${capped(sql`${open} and due_key < ${tomorrow} and ${elsewhere}`)},
    'upcoming', ${capped(sql`${open} and due_key >= ${tomorrow} and due_key < 'infinity' and ${elsewhere}`)},
    'all', ${capped(open)},
    'near', (
      select coalesce(json_agg(json_build_object('dueOn', due_on, 'dueTime', left(due_time::text, 5), 'dueZone', due_zone)), '[]')
      from (select due_on, due_time, due_zone from todo where ${open} and ${near} limit ${COUNTED_AT_MOST}) as near
    ),
    'projects', ${projectsOf(userId)},
    'views', (
      select coalesce(json_agg(json_build_object('id', id, 'name', name, 'query', query) order by position, id), '[]')
      from saved_view where saved_view.user_id = ${userId}
    ),
    'tags', (
      select coalesce(json_agg(name), '[]')
      from (select name from tag where user_id = ${userId} order by name_key limit ${TAGS_AT_MOST}) as named
    )
  )`;
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

function capped(condition: SQL) {
  return sql`(select count(*) from (select from todo where ${condition} limit ${COUNTED_AT_MOST}) as counted)`;
}

function projectsOf(userId: string) {
  return sql`(
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
