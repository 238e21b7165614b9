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
