import { type SQL, sql } from "drizzle-orm";
import { NOW } from "~/todos/change/version.server";
import type { Kind } from "~/undo/kinds";
import { keep } from "~/undo/remember.server";
import { steps } from "~db/schema/steps";
import { todos } from "~db/schema/todos";
import type { UserDb } from "~db/user-db.server";

/** `undoId` is null when nothing was different before. */
export interface Written {
  foundTodo: boolean;
  foundStep: boolean;
  undoId: string | null;
}

/**
 * Runs `change`, a statement that writes steps of the todo in `locked`, knows them as `found` and returns the id and title
 * of what it wrote. That makes a new version of the todo, which `undoWrite` takes back. Whoever writes steps has locked
 * their todo first, so nobody waits in a circle.
 */
export async function writeSteps(
  db: UserDb,
  owned: SQL | undefined,
  kind: Kind,
  change: SQL,
  stepId?: string,
): Promise<Written> {
  const { rows } = await db.execute<Written & Record<string, unknown>>(sql`
    with locked as materialized (select id, user_id from ${todos} where ${owned} for update),
    found as materialized (
      select step.* from ${steps} join locked on step.user_id = locked.user_id and step.todo_id = locked.id
    ),
    changed as (${change}),
    stamped as (
      update ${todos} set version = version + 1, updated_at = ${NOW} from locked
      where todo.user_id = locked.user_id and todo.id = locked.id and exists (select from changed)
      returning todo.id
    ),
    kept as (${keepSteps(kind)})
    select exists (select from locked) as "foundTodo", (select id from kept) as "undoId",
      exists (select from found where id = ${stepId ?? null}::uuid) as "foundStep"`);
  return rows[0]!;
}

function keepSteps(kind: Kind) {
  return keep({
    kind,
    about: sql`jsonb_build_object('count', 1, 'title', (select title from changed))`,
    before: sql`jsonb_build_object('todos', jsonb_build_array(jsonb_build_object(
      'id', locked.id,
      'steps', jsonb_build_object(
        'added', (select coalesce(jsonb_agg(id), '[]') from changed where id not in (select id from found)),
        'was', (
          select coalesce(jsonb_agg(to_jsonb(found) - '{user_id,todo_id}'::text[]), '[]')
          from found where id in (select id from changed)
        )
      )
    )))`,
    from: sql`locked where exists (select from changed)`,
  });
}
