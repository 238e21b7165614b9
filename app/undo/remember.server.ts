import { type SQL, sql, type WithSubquery } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { About, Kind } from "~/undo/kinds";
import { todos } from "~db/schema/todos";
import type { UserDb } from "~db/user-db.server";

/** What can be put back of a todo, each by itself; a part that rests on another comes with it. */
const PARTS = {
  title: sql`jsonb_build_object('title', ${todos.title})`,
  notes: sql`jsonb_build_object('notes', ${todos.notes})`,
  completed: sql`jsonb_build_object('completed', ${todos.completedAt})`,
  priority: sql`jsonb_build_object('priority', ${todos.priority})`,
  due: sql`jsonb_build_object('due', jsonb_build_array(${todos.dueOn}, ${todos.dueTime}, ${todos.dueZone}))`,
  project: sql`jsonb_build_object('project', ${todos.projectId})`,
  deleted: sql`jsonb_build_object('deleted', ${todos.deletedAt})`,
};

/** For each part that a write is about: whether it changes it, asked of every todo before the write. */
export type Changing = Partial<Record<keyof typeof PARTS, SQL>>;

interface Write {
  kind: Kind;
  /** The todos that are written, which are one user's. */
  where: SQL | undefined;
  changing: Changing;
  /** What it changes of them in other tables: `rows` have a `todo_id` and what `was`; `steps` come after `before`. */
  also?: { steps?: WithSubquery[]; rows: SQL };
  about?: Omit<About, "count" | "title">;
}

/** How long a write can be taken back. */
const KEPT_FOR = sql`interval '24 hours'`;

/**
 * Goes into the statement of a write, `steps` before the update and `theseTodos` as its condition: what the write changes
 * is kept for `undoWrite`. `undoId` is a field to return; it is null when nothing was different before.
 */
export function remember(db: UserDb, { kind, where, changing, also, about = {} }: Write) {
  // Locked, so that what is kept is what the write finds; by id, so that two writes of the same todos wait one for the other.
  const before = db.$with("before").as(
    db
      .select({ userId: todos.userId, id: todos.id, title: todos.title, was: asItWas(changing).as("was") })
      .from(todos)
      .where(where)
      .orderBy(todos.id)
      .for("update"),
  );
  const kept = db.$with("kept", { id: sql<string>`id` }).as(
    keep({
      kind,
      about: sql`jsonb_build_object('count', count(*), 'title', case when count(*) = 1 then min(title) end)
        || ${JSON.stringify(about)}::jsonb`,
      before: sql`jsonb_build_object('todos', jsonb_agg(was))`,
      from: sql`${withMore(also?.rows)} where was <> jsonb_build_object('id', id) group by user_id`,
    }),
  );
  return {
    steps: [before, ...(also?.steps ?? []), kept],
    theseTodos: sql`(${todos.userId}, ${todos.id}) in (select user_id, id from before)`,
    undoId: sql<string | null>`(select id from kept)`.as("undo_id"),
  };
}

function withMore(rows: SQL | undefined): SQL {
  if (!rows) return sql`before`;
  return sql`(
    select user_id, id, title, before.was || coalesce(also.was, '{}') as was
    from before left join ${rows} as also on also.todo_id = before.id
  ) as whole`;
}

interface Kept {
  kind: Kind;
  about: SQL;
  before: SQL;
  /** What has one row with a `user_id` when there is something to undo, and none when there is not. */
  from: SQL;
}

/** A step that keeps a write for `undoWrite`, and returns its id. */
export function keep({ kind, about, before, from }: Kept): SQL {
  return sql`
    insert into undo (id, user_id, kind, about, before, expires_at)
    select ${uuidv7()}::uuid, user_id, ${kind}, ${about}, ${before}, now() + ${KEPT_FOR} from ${from}
    returning id`;
}

function asItWas(changing: Changing): SQL {
  const parts = Object.entries(changing).map(
    ([part, changes]) => sql`case when ${changes} then ${PARTS[part as keyof typeof PARTS]} else '{}' end`,
  );
  return sql.join([sql`jsonb_build_object('id', ${todos.id})`, ...parts], sql` || `);
}
