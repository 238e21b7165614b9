import { useEffect, useState } from "react";

const SHOWN_FOR_MS = 10_000;

interface Deleted {
  id: string;
  title: string;
}

/** Offers to undo a deletion. With JavaScript it goes after ten seconds, not while pointed at; a reload brings it back. */
export function DeletedToast({ deleted }: { deleted: Deleted | null }) {
  return <div role="status">{deleted && <Toast key={deleted.id} deleted={deleted} />}</div>;
}

function Toast({ deleted: { id, title } }: { deleted: Deleted }) {
  const [isHeld, setHeld] = useState(false);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => setOver(true), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);

  if (isOver) return null;
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <form
      method="post"
      className="toast"
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <input type="hidden" name="todoId" value={id} />
      <span>Deleted “{title}”</span>
      <button className="quiet" name="intent" value="restore">
        Undo
      </button>
    </form>
  );
}
