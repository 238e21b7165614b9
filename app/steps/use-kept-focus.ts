import { type RefObject, useEffect, useRef } from "react";

/**
 * When `order` changes and what had the focus in the list was moved or is gone, gives the focus back to it, or else to
 * the title of the same step, or else to the line for a new one.
 */
export function useKeptFocus(list: RefObject<HTMLElement>, order: string) {
  const last = useRef<{ step?: string; control: string }>();
  useEffect(() => {
    const element = list.current!;
    const remember = ({ target }: FocusEvent) => {
      const { name, value } = target as HTMLButtonElement;
      const step = (target as Element).closest<HTMLElement>("[data-step]")?.dataset.step;
      last.current = { step, control: name === "intent" ? `[value="${value}"]` : `[name="${name}"]` };
    };
    element.addEventListener("focusin", remember);
    return () => element.removeEventListener("focusin", remember);
  }, [list]);

  useEffect(() => {
    if (!last.current || document.activeElement !== document.body) return;
    const { step, control } = last.current;
    const row = step && list.current!.querySelector(`[data-step="${step}"]`);
    const found =
      row &&
      (row.querySelector<HTMLElement>(control) ?? row.querySelector<HTMLElement>('input[name="step"]'));
    (found || document.getElementById("new-step"))?.focus();
  }, [list, order]);
}
