import type { About, Kind } from "~/undo/kinds";

/** A message about a write, with what its button needs. */
export interface UndoOffer {
  id: string;
  message: string;
  isUndone: boolean;
  /** The path of the page that says it. */
  backTo: string;
}

const DONE: Record<Kind, string> = {
  complete: "Completed",
  reopen: "Reopened",
  delete: "Deleted",
  edit: "Changed",
  date: "Moved",
  move: "Moved",
  priority: "Changed the priority of",
  "delete-project": "Deleted project",
  "delete-tag": "Deleted tag",
  "merge-tag": "Merged",
  "add-step": "Added step",
  "complete-step": "Completed step",
  "reopen-step": "Reopened step",
  "rename-step": "Renamed step",
  "move-step": "Moved step",
  "delete-step": "Deleted step",
};

interface Write {
  id: string;
  kind: Kind;
  about: About;
  isUndone: boolean;
}

/** What the page at `url` says about a write: what became of which todo, or of how many. */
export function undoOffer({ id, kind, about, isUndone }: Write, url: string): UndoOffer {
  const { pathname, search } = new URL(url);
  const { count, title, to } = about;
  const what = title ? `“${title}”` : `${count} ${count === 1 ? "todo" : "todos"}`;
  const where = kind === "merge-tag" ? `into “${to}”` : to && `to ${to}`;
  const message = [DONE[kind], what, where].filter(Boolean).join(" ");
  return { id, message: isUndone ? `Undone: ${message}` : message, isUndone, backTo: pathname + search };
}
