import type { About, Kind } from "~/undo/kinds";

/** A message about a write, with what its button needs. */
export interface UndoOffer {
  id: string;
  message: string;
  isUndone: boolean;
  /** The path of the page that says it. */
  backTo: string;
}

const DONE: Record<Exclude<Kind, "merge-tag" | "tag" | "untag">, string> = {
  complete: "Completed",
  reopen: "Reopened",
  delete: "Deleted",
  restore: "Restored",
  edit: "Changed",
  date: "Moved",
  move: "Moved",
  priority: "Changed the priority of",
  "delete-project": "Deleted project",
  "delete-tag": "Deleted tag",
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
  const message = messageOf(kind, what, to);
  return { id, message: isUndone ? `Undone: ${message}` : message, isUndone, backTo: pathname + search };
}

function messageOf(kind: Kind, what: string, to?: string | null): string {
  switch (kind) {
    case "merge-tag":
      return `Merged ${what} into “${to}”`;
    case "tag":
      return `Tagged ${what} with “${to}”`;
    case "untag":
      return `Removed tag “${to}” from ${what}`;
    default:
      return to ? `${DONE[kind]} ${what} to ${to}` : `${DONE[kind]} ${what}`;
  }
}
