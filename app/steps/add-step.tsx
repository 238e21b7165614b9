import { useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { RefusalAlert } from "~/components/refusal-alert";
import { useStepsAction } from "~/steps/steps-action";
import { refusalIn, refusalOrErrorIn } from "~/http/refusal";

interface AddStepProps {
  newKey: string;
  /** What was typed, when the server sent the form back. */
  typed?: string;
  error?: string;
}

/** The line on which a new step is written; once it is kept, the line is empty again and ready for the next one. */
export function AddStep({ newKey, typed, error }: AddStepProps) {
  const fetcher = useFetcher();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef<string>();
  const answer = fetcher.data;
  const message = refusalIn(answer) ? undefined : (refusalOrErrorIn(answer)?.refusal ?? error);
  useEffect(() => {
    const isKept = answer !== undefined && refusalOrErrorIn(answer) === null;
    if (!isKept || field.current!.value !== sent.current) return;
    field.current!.value = "";
    if (form.current!.contains(document.activeElement)) field.current!.focus();
  }, [answer]);
  return (
    <fetcher.Form
      method="post"
      action={useStepsAction()}
      preventScrollReset
      className="add-step"
      ref={form}
      onSubmit={() => (sent.current = field.current!.value)}
    >
      <div role="alert">
        <RefusalAlert refusal={refusalIn(answer)} />
      </div>
      <input type="hidden" name="key" value={newKey} />
      <div className="line">
        <input
          ref={field}
          id="new-step"
          name="step"
          aria-label="New step"
          placeholder="Add a step"
          autoComplete="off"
          dir="auto"
          defaultValue={typed}
          aria-invalid={message ? true : undefined}
          aria-describedby={message ? "new-step-error" : undefined}
        />
        <button className="button second" name="intent" value="add-step">
          Add step
        </button>
      </div>
      {message && (
        <p className="error" id="new-step-error">
          {message}
        </p>
      )}
    </fetcher.Form>
  );
}
