import { generateKeyBetween } from "jittered-fractional-indexing";

/** Right before or right after another one, by its id. */
export type Beside = { before: string } | { after: string };

/**
 * A key that sorts after `before` and before `after`; null stands for the beginning or the end. Two keys made for the
 * same place at the same time differ.
 */
export function positionBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/** The key of what goes right before or after the entry with the key `beside`, among `positions`, which are in order. */
function positionBeside(positions: string[], beside: string, side: "before" | "after"): string {
  return side === "before"
    ? positionBetween(positions.findLast((position) => position < beside) ?? null, beside)
    : positionBetween(beside, positions.find((position) => position > beside) ?? null);
}

/**
 * The key that takes the entry at `place` one step up or down among `positions`, which are in order. Null at the edge.
 * What shares its key with the neighbour is stepped over together with it.
 */
function positionAfterStep(positions: string[], place: number, direction: "up" | "down"): string | null {
  const near = positions[direction === "up" ? place - 1 : place + 1];
  if (near === undefined) return null;
  return positionBeside(positions, near, direction === "up" ? "before" : "after");
}

/**
 * The key that takes the entry `id` one step up or down among `entries`, which are in order, or beside another of them. Null
 * when it stays at the edge, undefined when there is none to go beside.
 */
export function positionAfterMove(
  entries: { id: string; position: string }[],
  id: string,
  to: "up" | "down" | Beside,
): string | null | undefined {
  const positions = entries.map(({ position }) => position);
  if (typeof to === "string") {
    const place = entries.findIndex((entry) => entry.id === id);
    return positionAfterStep(positions, place, to);
  }
  const [side, besideId] = "before" in to ? (["before", to.before] as const) : (["after", to.after] as const);
  const beside = entries.find((entry) => entry.id === besideId);
  return beside && positionBeside(positions, beside.position, side);
}
