import { RowDetails } from "~/todos/list/row-details";
import type { Row } from "~/todos/list/rows";

/** A row to choose. */
export function SelectRow({ row, isChosen }: { row: Row; isChosen: boolean }) {
  const id = `select-${row.id}`;
  return (
    <li>
      <div className={`todo select-row ${row.completed ? "done" : ""}`}>
        <label className="select-box">
          <input
            type="checkbox"
            id={id}
            name="todoIds"
            value={row.id}
            defaultChecked={isChosen}
            aria-labelledby={`${id}-title`}
          />
        </label>
        <div>
          <label className="title" dir="auto" htmlFor={id} id={`${id}-title`}>
            {row.title}
          </label>
          <RowDetails row={row} />
        </div>
      </div>
    </li>
  );
}
