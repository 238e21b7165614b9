import { RowDetails } from "~/todos/list/row-details";
import type { Row } from "~/todos/list/rows";

/** A row of the trash: what it was, and the way back. */
export function TrashItem({ todo }: { todo: Row }) {
  return (
    <li>
      <form method="post" className="todo trashed">
        <input type="hidden" name="todoId" value={todo.id} />
        <div>
          <span className="title" dir="auto">
            {todo.title}
          </span>
          <RowDetails row={todo} />
        </div>
        <div className="row-actions">
          <button className="quiet" name="intent" value="restore" aria-label={`Restore ${todo.title}`}>
            Restore
          </button>
        </div>
      </form>
    </li>
  );
}
