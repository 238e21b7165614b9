import type { ManyChange, ManyFields } from "~/todos/bulk/change-many.server";
import type { Kind } from "~/undo/kinds";

const KINDS: Record<keyof ManyFields, Kind> = {
  completed: "complete",
  priority: "priority",
  projectId: "move",
  dueOn: "date",
  addTags: "tag",
  removeTags: "untag",
};

/** What sort of write it is, for the message about it. */
export function kindOfChange(change: ManyChange): Kind {
  if (change === "delete") return "delete";
  const [only, ...more] = Object.keys(change);
  if (more.length > 0 || change.dueOn === null) return "edit";
  return only === "completed" && !change.completed ? "reopen" : KINDS[only as keyof ManyFields];
}
