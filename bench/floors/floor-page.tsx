/** What the floor's statement reads of a todo. */
export interface FloorRow {
  id: string;
  title: string;
  dueOn: string | null;
  priority: number;
  notes: string;
}

const PRIORITIES = ["none", "low", "medium", "high"];

/** A page with the same rows as the app's, down to the forms and icons in each, and with nothing around them. */
export function FloorPage({ todos }: { todos: FloorRow[] }) {
  return (
    <html lang="en">
      <head>
        <title>Todos</title>
      </head>
      <body>
        <main>
          <h1>Todos</h1>
          <ul>
            {todos.map((todo) => (
              <FloorItem key={todo.id} todo={todo} />
            ))}
          </ul>
        </main>
      </body>
    </html>
  );
}

function FloorItem({ todo: { id, title, dueOn, priority, notes } }: { todo: FloorRow }) {
  return (
    <li>
      <form method="post" className={`todo ${PRIORITIES[priority]}`}>
        <input type="hidden" name="todoId" value={id} />
        <input type="hidden" name="completed" value="true" />
        <button className="circle" name="intent" value="set-completed" aria-label={`Complete ${title}`}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M5.5 10.5l3 3 6-7" />
          </svg>
        </button>
        <div>
          <a className="title" href={`/todos/${id}`}>
            {title}
          </a>
          <p className="details">
            {dueOn && <span>{dueOn}</span>}
            {priority > 0 && <FloorPriority rank={priority} />}
            {notes !== "" && <span>Notes</span>}
          </p>
        </div>
        <div className="row-actions">
          <a className="quiet" href={`/todos/${id}`} aria-label={`Edit ${title}`}>
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

function FloorPriority({ rank }: { rank: number }) {
  return (
    <span className={`priority ${PRIORITIES[rank]}`}>
      <svg className="flag" viewBox="0 0 12 14" aria-hidden="true">
        <path d="M2 13V1.5h8.5L8.2 4.6l2.3 3.1H2" />
      </svg>
      {PRIORITIES[rank]} priority
    </span>
  );
}
