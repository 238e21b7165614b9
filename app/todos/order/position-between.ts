import { generateKeyBetween } from "jittered-fractional-indexing";

/**
 * A key that sorts after `before` and before `after`; null stands for the beginning or the end. Two keys made for the
 * same place at the same time differ.
 */
export function positionBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, after);
}

/**
 * The key that takes the entry at `place` one step up or down among `positions`, which are in order. Null at the edge.
 * What shares its key with the neighbour is stepped over together with it.
 */
export function positionAfterStep(
  positions: string[],
  place: number,
  direction: "up" | "down",
): string | null {
  const outwards = direction === "up" ? positions.slice(0, place).reverse() : positions.slice(place + 1);
  const [near] = outwards;
  if (near === undefined) return null;
  const far = outwards.find((position) => position !== near) ?? null;
  return direction === "up" ? positionBetween(far, near) : positionBetween(near, far);
}
