import type { RefObject } from "react";

interface AddTodoProps {
  /** Makes a form sent twice one todo. */
  newKey: string;
  inputRef: RefObject<HTMLInputElement>;
  /** What was typed, when the server sent the form back. */
  title?: string;
  error?: string;
}

/** The line on which a new todo is written. */
export function AddTodo({ newKey, inputRef, title, error }: AddTodoProps) {
  return (
    <>
      <form method="post" className="add">
        <input type="hidden" name="intent" value="create" />
        <input type="hidden" name="key" value={newKey} />
        <input
          ref={inputRef}
          name="title"
          aria-label="New todo"
          placeholder="Add a todo"
          autoComplete="off"
          dir="auto"
          enterKeyHint="done"
          defaultValue={title}
          autoFocus={Boolean(error)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "new-todo-error" : undefined}
        />
        <button className="button">Add</button>
      </form>
      {error && (
        <p className="error" id="new-todo-error">
          {error}
        </p>
      )}
    </>
  );
}
