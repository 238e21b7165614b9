import { type ElementType, useEffect, useRef, useState } from "react";
import type { UndoOffer } from "~/undo/undo-offer";

const SHOWN_FOR_MS = 10_000;

/**
 * Says what was done, and offers to undo it in a form, which is a plain one unless `as` says otherwise. With JavaScript it
 * goes after ten seconds, not while pointed at, and Ctrl+Z does what its button does; a reload brings it back.
 */
export function UndoToast({ offer, as }: { offer: UndoOffer | null; as?: ElementType }) {
  return (
    <div role="status">{offer && <Toast key={`${offer.id} ${offer.isUndone}`} offer={offer} as={as} />}</div>
  );
}

function Toast({ offer, as: Form = "form" }: { offer: UndoOffer; as?: ElementType }) {
  const { id, message, isUndone, backTo } = offer;
  const [isHeld, setHeld] = useState(false);
  const [isOver, setOver] = useState(false);
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!undo.current || !asksToUndo(event)) return;
      event.preventDefault();
      undo.current.click();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => setOver(true), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);

  if (isOver) return null;
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <Form
      method="post"
      action="/undo"
      className="toast"
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <input type="hidden" name="undoId" value={id} />
      <input type="hidden" name="redirectTo" value={backTo} />
      <span>{message}</span>
      {!isUndone && (
        <button ref={undo} className="quiet" aria-keyshortcuts="Control+Z Meta+Z">
          Undo
        </button>
      )}
    </Form>
  );
}

/** In a field these keys take back what was typed. */
function asksToUndo({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent) {
  const isField = target instanceof Element && target.matches("input, textarea, select");
  return key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey && !altKey && !isField;
}
