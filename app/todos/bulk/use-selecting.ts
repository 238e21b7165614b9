import { useNavigate } from "@remix-run/react";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";

/**
 * Handlers for a form around rows with checkboxes: Shift with a click goes for every row since the one before, Escape leaves
 * for `path`. `count` is how many are selected; null until scripts run.
 */
export function useSelecting(path: string) {
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<HTMLInputElement | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const recount = () => setCount(rowsIn(form.current).filter(({ checked }) => checked).length);
  useEffect(recount, []);

  function onClick(event: MouseEvent) {
    const rows = rowsIn(form.current);
    const box = rows.find((row) => row === event.target);
    if (!box) return;
    if (event.shiftKey && last.current) {
      for (const row of between(rows, last.current, box)) row.checked = box.checked;
    }
    last.current = box;
    recount();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") navigate(path);
  }

  return { count, selecting: { ref: form, onClick, onKeyDown } };
}

function rowsIn(form: HTMLFormElement | null): HTMLInputElement[] {
  return [...(form?.querySelectorAll<HTMLInputElement>('input[name="todoIds"]') ?? [])];
}

/** Those from the one to the other, in whichever order they are. */
function between(rows: HTMLInputElement[], one: HTMLInputElement, other: HTMLInputElement) {
  const [from, to] = [rows.indexOf(one), rows.indexOf(other)].sort((a, b) => a - b) as [number, number];
  return from < 0 ? [other] : rows.slice(from, to + 1);
}
