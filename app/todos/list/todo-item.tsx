import { CheckCircle } from "~/components/check-circle";
import { todoPath } from "~/todos/edit/todo-address";
import { RowDetails } from "~/todos/list/row-details";
import { Excerpts, MarkedText } from "~/todos/search/marked-text";
import type { Row } from "~/todos/list/rows";

/** One row of the list at `from`: a plain form whose buttons are its intents. The list submits it, or without JavaScript the browser. */
export function TodoItem({ todo, from }: { todo: Row; from?: string }) {
  const { id, title, completed, priority, marked, excerpts } = todo;
  const path = todoPath(id, from);
  return (
    <li id={id}>
      <form method="post" className={`todo ${completed ? "done" : (priority ?? "")}`}>
        <input type="hidden" name="todoId" value={id} />
        <input type="hidden" name="completed" value={String(!completed)} />
        <button
          className="circle"
          name="intent"
          value="set-completed"
          aria-label={`${completed ? "Reopen" : "Complete"} ${title}`}
        >
          <CheckCircle />
        </button>
        <div>
          <a className="title" dir="auto" href={path}>
            {marked ? <MarkedText pieces={marked} /> : title}
          </a>
          {excerpts && <Excerpts excerpts={excerpts} />}
          <RowDetails row={todo} />
        </div>
        <div className="row-actions">
          <a className="quiet" href={path} aria-label={`Edit ${title}`}>
            Edit
          </a>
          <button className="quiet" name="intent" value="delete" aria-label={`Delete ${title}`}>
            Delete
          </button>
        </div>
      </form>
    </li>
  );
}

/** A todo that is on its way to the server: it has no id yet, so nothing can be done to it. */
export function NewTodoItem({ title }: { title: string }) {
  return (
    <li>
      <div className="todo">
        <span className="circle">
          <CheckCircle />
        </span>
        <div>
          <span className="title" dir="auto">
            {title}
          </span>
        </div>
      </div>
    </li>
  );
}
