import { undoId } from "~/undo/undo-form";

/** The write that a page's address offers to undo. A mangled one counts as left out. */
export function undoIdIn(url: string): string | undefined {
  return undoId.safeParse(new URL(url).searchParams.get("undo")).data;
}

/** The address `path`, which may have a query and name a place on its page, on which the write can be undone. */
export function withUndo(path: string, undoId: string | null): string {
  if (undoId === null) return path;
  const { pathname, searchParams, hash } = new URL(path, "http://ownlist.invalid");
  searchParams.set("undo", undoId);
  return `${pathname}?${searchParams}${hash}`;
}
