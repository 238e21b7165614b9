import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Kind } from "~/undo/kinds";
import { undo } from "~db/schema/writes";
import { userDb } from "~db/user-db.server";

/** What a write was about: one todo, or a step of it, or no todos but these; nothing for whatever it was about. */
interface Subject {
  todoId?: string;
  stepId?: string;
  /** Those that it asked for; what was kept are those of them that it changed. */
  todoIds?: string[];
}

/** How much later the second click of a double click may arrive. */
const SOON = sql`interval '10 seconds'`;

/**
 * By which id the same write, made a moment ago, can be undone: without scripts a double click sends it twice, and the
 * answer to the second, which changes nothing, is what people see. Null when there is none.
 */
export async function undoOfRepeated(
  userId: string,
  kind: Kind,
  { todoId, stepId, todoIds }: Subject = {},
): Promise<string | null> {
  const todo = { id: todoId, steps: stepId && { was: [{ id: stepId }] } };
  const before = { todos: todoId === undefined ? [] : [todo] };
  const [newest] = await userDb(userId)
    .select({ id: undo.id })
    .from(undo)
    .where(
      and(
        eq(undo.userId, userId),
        eq(undo.kind, kind),
        gt(undo.createdAt, sql`now() - ${SOON}`),
        sql`${undo.before} @> ${JSON.stringify(before)}::jsonb`,
        todoIds &&
          sql`jsonb_path_query_array(${undo.before}, '$.todos[*].id') <@ ${JSON.stringify(todoIds)}::jsonb`,
      ),
    )
    .orderBy(desc(undo.id))
    .limit(1);
  return newest?.id ?? null;
}
