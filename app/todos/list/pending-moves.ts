import type { Row } from "~/todos/list/rows";

/** A move that was asked of the server: by one step, or next to another row. */
export interface PendingMove {
  todoId: string;
  direction?: string;
  besideId?: string;
  side?: string;
}

/** The move that a form asks for; null for any other form. */
export function moveIn(form: FormData): PendingMove | null {
  const intent = form.get("intent");
  if (intent !== "move" && intent !== "move-beside") return null;
  return Object.fromEntries(form) as unknown as PendingMove;
}

/** The rows with `moves` made. What goes to or comes from another page is left where it is. */
export function withMoves(rows: Row[], moves: PendingMove[]): Row[] {
  return moves.reduce(withMove, rows);
}

function withMove(rows: Row[], { todoId, direction, besideId, side }: PendingMove): Row[] {
  const place = rows.findIndex(({ id }) => id === todoId);
  const moved = rows[place];
  if (!moved) return rows;
  const beside = direction === undefined ? besideId : rows[place + (direction === "up" ? -1 : 1)]?.id;
  const others = rows.filter((row) => row !== moved);
  const target = others.findIndex(({ id }) => id === beside);
  if (target < 0) return rows;
  const to = target + (direction === "down" || side === "after" ? 1 : 0);
  return [...others.slice(0, to), moved, ...others.slice(to)];
}
