import { safeRedirectPath } from "~/auth/redirect-path";
import { todoPath } from "~/todos/edit/todo-address";
import { withUndo } from "~/undo/undo-address";

/** Where the page of a todo at `url` was opened from; null when it does not say so, or names anything but a path of this app. */
export function openedFrom(url: string): string | null {
  return safeRedirectPath(new URL(url).searchParams.get("from"), "") || null;
}

/** The address of a todo's row in the list at `path`; where it has no row any more, that of the list. */
export function rowIn(path: string, todoId: string): string {
  return `${path}#${todoId}`;
}

/** The same page of a todo, on which the write can be undone. */
export function sameTodo(todoId: string, url: string, undoId: string | null): string {
  return withUndo(todoPath(todoId, openedFrom(url)), undoId);
}
