import { typedIn } from "~/todos/search/typed";
import { writeFilters } from "~/todos/filters/filters";
import { listFilters } from "~/todos/filters/list-filters";
import { type List, pathOf } from "~/todos/views/views";
import { undoIdIn } from "~/undo/undo-address";

/** What the address of a list asks for. A mangled part counts as left out. */
export function readAddress(url: string) {
  const { searchParams } = new URL(url);
  return {
    /** A cursor, not yet checked. */
    after: searchParams.get("after") ?? undefined,
    /** The first day of a page, as it was written. */
    from: searchParams.get("from") ?? undefined,
    undoId: undoIdIn(url),
    asksToEmpty: searchParams.get("ask") === "empty",
    isArranging: searchParams.has("arrange"),
    isSelecting: searchParams.has("select"),
  };
}

/** The address of `list` on the page that `url` has, with `changes`; null leaves a part out. */
export function listPath(
  list: List,
  url: string,
  changes: {
    after?: string | null;
    from?: string | null;
    undo?: string | null;
    arrange?: "rows" | null;
    select?: "rows" | null;
  } = {},
): string {
  const { after, from, undoId, isArranging, isSelecting } = readAddress(url);
  const q = list === "search" ? typedIn(url) : null;
  const modes = { arrange: isArranging ? "rows" : null, select: isSelecting ? "rows" : null };
  const parts = { q, from, after, undo: undoId, ...modes, ...changes };
  const query = writeFilters(listFilters(list, url) ?? {});
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  return query.size > 0 ? `${pathOf(list)}?${query}` : pathOf(list);
}
