import { Form } from "@remix-run/react";

interface TodoStateProps {
  title: string;
  completed: boolean;
}

/** Whether the todo is done, with the buttons that change that, and the one that deletes it. */
export function TodoState({ title, completed }: TodoStateProps) {
  const verb = completed ? "Reopen" : "Complete";
  return (
    <Form method="post" replace preventScrollReset className="aside">
      <input type="hidden" name="completed" value={String(!completed)} />
      <div className="actions">
        <button className="button second" name="intent" value="set-completed" aria-label={`${verb} ${title}`}>
          {verb}
        </button>
        <button className="button second" name="intent" value="delete" aria-label={`Delete ${title}`}>
          Delete
        </button>
      </div>
    </Form>
  );
}
