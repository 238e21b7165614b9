import { useFetcher } from "@remix-run/react";
import { type KeyboardEvent, useId, useRef } from "react";
import { Arrow } from "~/components/arrow";
import { CheckCircle } from "~/components/check-circle";
import { RefusalAlert } from "~/components/refusal-alert";
import { refusalOrErrorIn } from "~/http/refusal";
import { useStepsAction } from "~/steps/steps-action";
import type { Step } from "~/todos/todo-rows.server";

interface StepItemProps {
  step: Step;
  /** The ids of its neighbours. */
  before?: string;
  after?: string;
  /** What was typed as its title, when the server sent the form back. */
  typed?: string;
  error?: string;
}

/** One step: three plain forms, for its state, its title and its place. Alt with an arrow key moves it, too. */
export function StepItem({ step: { id, title, completed }, before, after, typed, error }: StepItemProps) {
  const fetcher = useFetcher();
  const action = useStepsAction();
  const errorId = useId();
  const row = useRef<HTMLLIElement>(null);
  const pending = fetcher.formData?.get("completed");
  const isDone = typeof pending === "string" ? pending === "true" : completed;
  const refusal = refusalOrErrorIn(fetcher.data) ?? (error === undefined ? null : { refusal: error });

  function onKeyDown(event: KeyboardEvent) {
    const way = { ArrowUp: "before", ArrowDown: "after" }[event.key];
    if (!event.altKey || way === undefined) return;
    event.preventDefault();
    row.current!.querySelector<HTMLButtonElement>(`button[name="${way}"]`)?.click();
  }

  // Without scripts the page comes back at the steps.
  return (
    <li ref={row} className={isDone ? "done" : undefined} data-step={id} onKeyDown={onKeyDown}>
      <fetcher.Form method="post" action={action} preventScrollReset>
        <input type="hidden" name="stepId" value={id} />
        <input type="hidden" name="completed" value={String(!isDone)} />
        <button
          className="circle"
          name="intent"
          value="complete-step"
          aria-label={`${isDone ? "Reopen" : "Complete"} step ${title}`}
        >
          <CheckCircle />
        </button>
      </fetcher.Form>
      <fetcher.Form method="post" action={action} preventScrollReset className="rename">
        <input type="hidden" name="stepId" value={id} />
        <input
          key={title}
          name="step"
          aria-label={`Step ${title}`}
          autoComplete="off"
          dir="auto"
          defaultValue={typed ?? title}
          aria-invalid={refusal ? true : undefined}
          aria-describedby={refusal ? errorId : undefined}
        />
        <button className="quiet" name="intent" value="rename-step" aria-label={`Rename step ${title}`}>
          Rename
        </button>
      </fetcher.Form>
      <MoveStep {...{ id, title, before, after, fetcher }} />
      <div role="alert" id={errorId}>
        <RefusalAlert refusal={refusal} />
      </div>
    </li>
  );
}

interface MoveStepProps extends Pick<StepItemProps, "before" | "after"> {
  id: string;
  title: string;
  fetcher: ReturnType<typeof useFetcher>;
}

function MoveStep({ id, title, before, after, fetcher }: MoveStepProps) {
  const action = useStepsAction();
  return (
    <div className="step-actions">
      <fetcher.Form method="post" action={action} preventScrollReset>
        <input type="hidden" name="intent" value="move-step" />
        <input type="hidden" name="stepId" value={id} />
        {before && (
          <button className="quiet" name="before" value={before} aria-label={`Move up ${title}`}>
            <Arrow direction="up" />
          </button>
        )}
        {after && (
          <button className="quiet" name="after" value={after} aria-label={`Move down ${title}`}>
            <Arrow direction="down" />
          </button>
        )}
      </fetcher.Form>
      <fetcher.Form method="post" action={action} preventScrollReset>
        <input type="hidden" name="stepId" value={id} />
        <button className="quiet" name="intent" value="delete-step" aria-label={`Delete step ${title}`}>
          Delete
        </button>
      </fetcher.Form>
    </div>
  );
}
