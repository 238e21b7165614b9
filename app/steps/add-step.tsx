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
  const isRefused = refusalOrErrorIn(fetcher.data) !== null;
  const message = refusalIn(fetcher.data) ? undefined : (refusalOrErrorIn(fetcher.data)?.refusal ?? error);
  const isKept = fetcher.state === "loading" && !isRefused;
  useEffect(() => {
    if (!isKept) return;
    form.current!.reset();
    if (form.current!.contains(document.activeElement)) field.current!.focus();
  }, [isKept]);
  return (
    <fetcher.Form method="post" action={useStepsAction()} preventScrollReset className="add-step" ref={form}>
      <div role="alert">
        <RefusalAlert refusal={refusalIn(fetcher.data)} />
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
