import { typedIn } from "~/todos/search/typed";
import { todoId } from "~/todos/todo-fields";
import { type List, pathOf } from "~/todos/views/views";

/** What the address of a list asks for. A mangled part counts as left out. */
export function readAddress(url: string) {
  const { searchParams } = new URL(url);
  return {
    /** A cursor, not yet checked. */
    after: searchParams.get("after") ?? undefined,
    /** The first day of a page, as it was written. */
    from: searchParams.get("from") ?? undefined,
    deletedId: todoId.safeParse(searchParams.get("deleted")).data,
    asksToEmpty: searchParams.get("ask") === "empty",
  };
}

/** The address of `list` on the page that `url` has, with `changes`; null leaves a part out. */
export function listPath(
  list: List,
  url: string,
  changes: { after?: string | null; from?: string | null; deleted?: string | null } = {},
): string {
  const { after, from, deletedId } = readAddress(url);
  const parts = { q: list === "search" ? typedIn(url) : null, from, after, deleted: deletedId, ...changes };
  const query = new URLSearchParams(
    Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1])),
  );
  return query.size > 0 ? `${pathOf(list)}?${query}` : pathOf(list);
}
