import { typedIn } from "~/todos/search/typed";
import { type Filters, writeFilters } from "~/todos/filters/filters";
import { listFilters } from "~/todos/filters/list-filters";
import { type List, pathOf } from "~/todos/views/views";
import { undoIdIn } from "~/undo/undo-address";

/** What the address of a list asks for. A mangled part counts as left out. */
export interface ListAddress {
  /** A cursor, not yet checked. */
  after?: string;
  /** The first day of a page, as it was written. */
  from?: string;
  undoId?: string;
  /** What was searched for. */
  typed: string;
  filters: Filters | null;
  asksToEmpty: boolean;
  isArranging: boolean;
  isSelecting: boolean;
}

/** What `url`, an address of `list`, asks for. */
export function readAddress(list: List, url: string): ListAddress {
  const { searchParams } = new URL(url);
  return {
    after: searchParams.get("after") ?? undefined,
    from: searchParams.get("from") ?? undefined,
    undoId: undoIdIn(url),
    typed: list === "search" ? typedIn(url) : "",
    filters: listFilters(list, url),
    asksToEmpty: searchParams.get("ask") === "empty",
    isArranging: searchParams.has("arrange"),
    isSelecting: searchParams.has("select"),
  };
}

/** The address of `list` on the page that `address` has, with `changes`; null leaves a part out. */
export function listPath(
  list: List,
  { after, from, undoId, typed, filters, isArranging, isSelecting }: ListAddress,
  changes: {
    after?: string | null;
    from?: string | null;
    undo?: string | null;
    arrange?: "rows" | null;
    select?: "rows" | null;
  } = {},
): string {
  const modes = { arrange: isArranging ? "rows" : null, select: isSelecting ? "rows" : null };
  const parts = { q: typed, from, after, undo: undoId, ...modes, ...changes };
  const query = writeFilters(filters ?? {});
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  return query.size > 0 ? `${pathOf(list)}?${query}` : pathOf(list);
}
