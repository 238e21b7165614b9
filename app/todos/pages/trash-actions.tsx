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
export function ConfirmDeleting({ count, ...fields }: ConfirmDeletingProps) {
  const { scope } = fields;
  const what = scope === "all" ? "everything in the trash" : count === 1 ? "1 todo" : `${count} todos`;
  const kept = scope === "selected" && count === 1 ? "it" : "them";
  return <ForGood what={what} kept={kept} intent="delete-forever" fields={fields} />;
}

/** Asks once. `until` is when the person saw what is in it: what is deleted later stays. */
export function ConfirmEmptying({ until }: { until: string }) {
  return (
    <ForGood
      what="everything in the trash"
      kept="it"
      intent="empty-trash"
      fields={{ until }}
      action="/todos/trash"
    />
  );
}

interface ForGoodProps {
  what: string;
  /** What stays, when the answer is no. */
  kept: "it" | "them";
  intent: string;
  fields: Record<string, string>;
  action?: string;
}

function ForGood({ what, kept, intent, fields, action }: ForGoodProps) {
  return (
    <Form method="post" action={action} replace className="conflict" aria-labelledby="confirm">
      <h2 id="confirm">Delete {what} for good?</h2>
      <p>This cannot be undone.</p>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="actions">
        <button className="button" name="intent" value={intent}>
          Delete for good
        </button>
        <Link className="button second" to="/todos/trash">
          Keep {kept}
        </Link>
      </div>
    </Form>
  );
}
