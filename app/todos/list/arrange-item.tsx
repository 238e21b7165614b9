import { Arrow } from "~/components/arrow";
import { RowDetails } from "~/todos/list/row-details";
import type { Row } from "~/todos/list/rows";

/** A row that is being put in order: a handle to drag it by, and buttons that need neither pointer nor scripts. */
export function ArrangeItem({ todo }: { todo: Row }) {
  const { id, title, completed } = todo;
  return (
    <li id={id}>
      {/* Without scripts the page comes back where it was. */}
      <form method="post" action={`#${id}`} className={`todo ${completed ? "done" : ""}`}>
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="todoId" value={id} />
        <DragHandle />
        <div>
          <span className="title" dir="auto">
            {title}
          </span>
          <RowDetails row={todo} />
        </div>
        <div className="row-actions">
          <MoveButton direction="up" title={title} />
          <MoveButton direction="down" title={title} />
        </div>
      </form>
    </li>
  );
}

function MoveButton({ direction, title }: { direction: "up" | "down"; title: string }) {
  return (
    <button className="quiet" name="direction" value={direction} aria-label={`Move ${direction} ${title}`}>
      <Arrow direction={direction} />
    </button>
  );
}

/** Where a row is dragged by pointer or finger; keys and buttons do the same. */
export function DragHandle() {
  return (
    <span className="handle" aria-hidden="true">
      <svg viewBox="0 0 18 18">
        <path d="M4 6.5h10M4 11.5h10" />
      </svg>
    </span>
  );
}
