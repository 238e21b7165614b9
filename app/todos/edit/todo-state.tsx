import { Form, useNavigation } from "@remix-run/react";
import type { DueWords } from "~/todos/due/due-words.server";

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

/** The title, whether the todo is done and, while it is not, when it is due. */
export function TodoHeading({ title, completed, due }: TodoStateProps & { due: DueWords | null }) {
  return (
    <>
      <h1 dir="auto">{title}</h1>
      <p className="state">
        {completed ? "Completed" : "Open"}
        {due && !completed && <span className={due.isOverdue ? "late" : undefined}> · {due.text}</span>}
      </p>
    </>
  );
}

/** What the completed state will be, while the server has not answered yet. Null when nothing is on its way. */
export function usePendingCompleted(): boolean | null {
  const { formData } = useNavigation();
  return formData?.get("intent") === "set-completed" ? formData.get("completed") === "true" : null;
}
