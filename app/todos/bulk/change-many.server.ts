import { or, type SQL, sql } from "drizzle-orm";
import { asProjectFault } from "~/projects/project-fault.server";
import { retag, type TagChange, TagFault } from "~/tags/retag.server";
import { kindOfChange } from "~/todos/bulk/kind-of-change";
import { conditionFor, type Many } from "~/todos/bulk/many.server";
import { differences, wholeDue } from "~/todos/change/differences.server";
import { completion, NOW, stamp } from "~/todos/change/version.server";
import type { TodoFields } from "~/todos/todo-rows.server";
import { remember } from "~/undo/remember.server";
import { todos } from "~db/schema/todos";
import { type UserDb, userDb, userTransaction } from "~db/user-db.server";

/** What many todos can be made to have in common. */
export type ManyFields = Partial<Pick<TodoFields, "completed" | "priority" | "projectId" | "dueOn">> &
  TagChange;

/** Some fields of each, or all of them to the trash. A date that changes leaves the time of day as it is; no date takes it along. */
export type ManyChange = ManyFields | "delete";

/**
 * Changes all of `many` or none, as one write to be undone; `undoId` is null when nothing was different before. `found` is
 * how many of them this user has, whoever else might have the others. Throws a `ProjectFault` when this user has no such
 * project. `to` names where they go, for the message.
 */
export function changeMany(
  userId: string,
  many: Many,
  change: ManyChange,
  { to, db }: { to?: string; db?: UserDb } = {},
): Promise<{ found: number; undoId: string | null }> {
  const write = async (tx: UserDb) => writeAll(tx, await conditionFor(userId, many, tx), change, to);
  if (db) return write(db);
  const takesOne = ("ids" in many || !many.selection.range) && tagsIn(change).length === 0;
  return takesOne ? write(userDb(userId)) : userTransaction(userId, write);
}

async function writeAll(db: UserDb, where: SQL | undefined, change: ManyChange, to?: string) {
  const { changing, fields } = change === "delete" ? deletion : changeOf(change);
  const [kind, names] = [kindOfChange(change), tagsIn(change)];
  const tagging = change === "delete" || names.length === 0 ? undefined : retag(db, change);
  const about = { to: kind === "tag" || kind === "untag" ? names.join(", ") : to };
  const memory = remember(db, { kind, where, changing, also: tagging?.also, about });
  const written = await db
    .with(...memory.steps)
    .update(todos)
    .set({ ...fields, ...stamp(or(...Object.values(changing), tagging?.differs) ?? sql`false`) })
    .where(memory.theseTodos)
    .returning({ undoId: memory.undoId, overfull: tagging?.overfull ?? sql<boolean>`false` })
    .catch((error: unknown) => {
      throw asProjectFault(error, change === "delete" ? null : change.projectId);
    });
  if (written[0]?.overfull) throw new TagFault();
  return { found: written.length, undoId: written[0]?.undoId ?? null };
}

const deletion = { changing: { deleted: sql`true` }, fields: { deletedAt: NOW } };

function changeOf({ completed, priority, projectId, dueOn }: ManyFields) {
  const due = wholeDue({ dueOn });
  return {
    changing: differences({ completed, priority, projectId, ...due }),
    fields: { completed, priority, projectId, ...due, ...completion(completed) },
  };
}

function tagsIn(change: ManyChange): string[] {
  if (change === "delete") return [];
  const { addTags = [], removeTags = [] } = change;
  return [...addTags, ...removeTags];
}
