/** The row next to which a dragged one would land. */
export interface DropPlace {
  row: HTMLElement;
  side: "before" | "after";
}

/** Where `dragged` would land at this point of the window; null where it would stay, or is not over its list. */
export function dropPlace(dragged: HTMLElement, x: number, y: number): DropPlace | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>(".todos > li[id]");
  if (!row || row === dragged || row.parentElement !== dragged.parentElement) return null;
  const { top, height } = row.getBoundingClientRect();
  return { row, side: y < top + height / 2 ? "before" : "after" };
}

/** Shows where the dragged row would land, and nowhere else. */
export function markDrop(place: DropPlace | null) {
  for (const row of document.querySelectorAll(".drop-before, .drop-after"))
    row.classList.remove("drop-before", "drop-after");
  place?.row.classList.add(`drop-${place.side}`);
}

const EDGE = 70;
const STEP = 14;

/** Scrolls while something is dragged near the upper or lower edge of the window. */
export function scrollNear(y: number) {
  if (y < EDGE) window.scrollBy(0, -STEP);
  if (y > window.innerHeight - EDGE) window.scrollBy(0, STEP);
}
