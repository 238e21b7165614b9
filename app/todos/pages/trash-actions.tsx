import { Form, Link } from "@remix-run/react";

/** What can be done to all of the trash. */
export function TrashActions() {
  return (
    <Form method="post" replace className="actions trash-actions">
      <button className="button second" name="intent" value="restore-all">
        Restore all
      </button>
      <Link className="button second" to="/todos/trash?ask=empty">
        Empty trash
      </Link>
    </Form>
  );
}

interface ConfirmDeletingProps {
  /** When the person saw what is in the trash: what is deleted later stays. */
  until: string;
  scope: "selected" | "all";
  /** The ids of those that are selected, with spaces between, and how many that are. */
  todoIds: string;
  count: number;
}

/** Asks once about what is selected. */
export function ConfirmDeleting({ until, scope, todoIds, count }: ConfirmDeletingProps) {
  const what = scope === "all" ? "everything in the trash" : count === 1 ? "1 todo" : `${count} todos`;
  return (
    <Form method="post" replace className="conflict" aria-labelledby="confirm">
      <h2 id="confirm">Delete {what} for good?</h2>
      <p>This cannot be undone.</p>
      <input type="hidden" name="until" value={until} />
      <input type="hidden" name="scope" value={scope} />
      <input type="hidden" name="todoIds" value={todoIds} />
      <div className="actions">
        <button className="button" name="intent" value="delete-forever">
          Delete for good
        </button>
        <Link className="button second" to="/todos/trash">
          Keep {scope === "selected" && count === 1 ? "it" : "them"}
        </Link>
      </div>
    </Form>
  );
}

/** Asks once. `until` is when the person saw what is in it: what is deleted later stays. */
export function ConfirmEmptying({ until }: { until: string }) {
  return (
    <Form method="post" action="/todos/trash" replace className="conflict" aria-labelledby="confirm">
      <h2 id="confirm">Delete everything in the trash for good?</h2>
      <p>This cannot be undone.</p>
      <input type="hidden" name="until" value={until} />
      <div className="actions">
        <button className="button" name="intent" value="empty-trash">
          Delete for good
        </button>
        <Link className="button second" to="/todos/trash">
          Keep it
        </Link>
      </div>
    </Form>
  );
}
