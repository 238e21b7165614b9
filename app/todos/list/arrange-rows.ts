import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { dropPlace, markDrop, scrollNear } from "~/todos/list/drop-place";

type Send = (fields: FormData, label: string) => void;

/**
 * Handlers for an element around lists that can be put in order: Alt with an arrow key moves the row that has the focus, a
 * handle is dragged. `said` tells where the row has gone, for those who do not see it.
 */
export function useArrangeRows(send: Send) {
  const dragged = useRef<HTMLElement | null>(null);
  const [said, setSaid] = useState("");

  function move(row: HTMLElement, how: Record<string, string>) {
    const focused = document.activeElement;
    const title = row.querySelector(".title")?.textContent ?? "";
    const fields = new FormData();
    for (const [name, value] of Object.entries({ ...how, todoId: row.id })) fields.set(name, value);
    send(fields, `Move ${title}`);
    // Where the row now stands, the browser may have taken the focus from it.
    if (row.contains(focused)) (focused as HTMLElement).focus();
    const rows = [...(row.parentElement?.children ?? [])];
    setSaid(`${title}: ${rows.indexOf(row) + 1} of ${rows.length}`);
  }

  function onKeyDown(event: KeyboardEvent) {
    const row = rowAround(event.target);
    if (!row || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(row, { intent: "move", direction: event.key === "ArrowUp" ? "up" : "down" });
  }

  function onPointerDown(event: PointerEvent) {
    const handle = (event.target as Element).closest(".handle");
    const row = rowAround(handle);
    if (!handle || !row || event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    dragged.current = row;
    row.classList.add("dragging");
  }

  function onPointerMove({ clientX, clientY }: PointerEvent) {
    if (!dragged.current) return;
    markDrop(dropPlace(dragged.current, clientX, clientY));
    scrollNear(clientY);
  }

  function onPointerUp({ clientX, clientY }: PointerEvent) {
    const row = dragged.current;
    if (!row) return;
    const place = dropPlace(row, clientX, clientY);
    stop();
    if (place) move(row, { intent: "move-beside", besideId: place.row.id, side: place.side });
  }

  function stop() {
    dragged.current?.classList.remove("dragging");
    dragged.current = null;
    markDrop(null);
  }

  return {
    said,
    arranging: { onKeyDown, onPointerDown, onPointerMove, onPointerUp, onPointerCancel: stop },
  };
}

function rowAround(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".arrangeable > li[id]") : null;
}
