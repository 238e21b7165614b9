import { useFetchers } from "@remix-run/react";
import { moveIn, type PendingMove, withMoves } from "~/todos/list/pending-moves";
import type { Row } from "~/todos/list/rows";

/** What was asked of the server and is not in the loader's data yet. */
export interface PendingChanges {
  created: { key: string; title: string }[];
  completed: Map<string, boolean>;
  deleted: Set<string>;
  restored: Set<string>;
  moves: PendingMove[];
  /** Writes that are being undone. */
  undone: Set<string>;
}

export function usePendingChanges(): PendingChanges {
  const forms = useFetchers().flatMap(({ formData }) => formData ?? []);
  return pendingChanges(forms);
}

/** The changes that `forms`, in the order in which they were sent, ask for; the newest todo first. */
export function pendingChanges(forms: FormData[]): PendingChanges {
  const changes: PendingChanges = {
    created: [],
    completed: new Map(),
    deleted: new Set(),
    restored: new Set(),
    moves: forms.flatMap((form) => moveIn(form) ?? []),
    undone: new Set(),
  };
  for (const form of forms) {
    const text = (name: string) => String(form.get(name) ?? "");
    const intent = text("intent");
    if (intent === "create" && text("title").trim() !== "")
      changes.created.unshift({ key: text("key"), title: text("title").trim() });
    if (intent === "set-completed") changes.completed.set(text("todoId"), text("completed") === "true");
    if (intent === "delete") changes.deleted.add(text("todoId"));
    if (intent === "restore") changes.restored.add(text("todoId"));
    if (form.has("undoId")) changes.undone.add(text("undoId"));
  }
  return changes;
}

/**
 * The rows as they will be; in the trash, without those on their way out of it. A completed row stays
 * where it is until the server agrees, so that nothing jumps under a finger.
 */
export function withPending(rows: Row[], { completed, deleted, restored, moves }: PendingChanges): Row[] {
  return withMoves(rows, moves)
    .filter(({ id }) => !deleted.has(id) && !restored.has(id))
    .map((row) => ({ ...row, completed: completed.get(row.id) ?? row.completed }));
}
