import { useRef } from "react";
import { AddStep } from "~/steps/add-step";
import { StepItem } from "~/steps/step-item";
import { useKeptFocus } from "~/steps/use-kept-focus";
import type { NotSaved } from "~/todos/edit/edit-todo";
import type { Step } from "~/todos/todo-rows.server";

interface StepListProps {
  steps: Step[];
  /** Makes a new step sent twice one step. */
  newKey: string;
  /** A form for a step as the server sent it back, without JavaScript. */
  sentBack?: NotSaved;
}

/** A todo's checklist, with everything that can be done to it. */
export function StepList({ steps, newKey, sentBack }: StepListProps) {
  const list = useRef<HTMLElement>(null);
  useKeptFocus(list, steps.map(({ id }) => id).join());
  const { stepId, step } = sentBack?.values ?? {};
  const error = sentBack?.errors?.step?.[0];
  return (
    <section className="steps" aria-labelledby="steps" ref={list}>
      <h2 id="steps">Steps</h2>
      {steps.length > 0 && (
        <ol>
          {steps.map((kept, place) => (
            <StepItem
              key={kept.id}
              step={kept}
              before={steps[place - 1]?.id}
              after={steps[place + 1]?.id}
              typed={stepId === kept.id ? step : undefined}
              error={stepId === kept.id ? error : undefined}
            />
          ))}
        </ol>
      )}
      <AddStep newKey={newKey} typed={stepId ? undefined : step} error={stepId ? undefined : error} />
    </section>
  );
}
