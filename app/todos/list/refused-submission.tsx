import { useFetcher } from "@remix-run/react";
import { type RefObject, useEffect } from "react";
import type { Submission } from "~/todos/list/submit-in-place";
import { refusalOrErrorIn } from "~/http/refusal";
import { RefusalAlert } from "~/components/refusal-alert";

interface RefusedSubmissionProps {
  submission: Submission;
  newTodo: RefObject<HTMLInputElement>;
  onDismiss: (label: string) => void;
}

/** Says that the server refused `submission`, if it did; a refused new todo goes back to its field if that is empty. */
export function RefusedSubmission({ submission, newTodo, onDismiss }: RefusedSubmissionProps) {
  const { fetcherKey, label, title } = submission;
  const refusal = refusalOrErrorIn(useFetcher({ key: fetcherKey }).data);
  const refusedTitle = refusal ? title : undefined;
  useEffect(() => {
    if (refusedTitle && newTodo.current?.value === "") newTodo.current.value = refusedTitle;
  }, [refusedTitle, newTodo]);

  return (
    <RefusalAlert refusal={refusal} label={label}>
      <button type="button" className="quiet" onClick={() => onDismiss(label)}>
        Dismiss
      </button>
    </RefusalAlert>
  );
}
