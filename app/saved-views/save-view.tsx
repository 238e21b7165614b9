import { useFetcher } from "@remix-run/react";
import { Field } from "~/components/field";
import { RefusalAlert } from "~/components/refusal-alert";
import { refusalIn, refusalOrErrorIn } from "~/http/refusal";

interface SaveViewProps {
  query: string;
  newKey: string;
  /** The form as the server sent it back, without JavaScript. */
  sentBack?: { errors: object; values: { name?: string } };
}

/** Keeps the filters and the order of the list that is shown under a name. */
export function SaveView({ query, newKey, sentBack }: SaveViewProps) {
  const fetcher = useFetcher();
  const answer = fetcher.data ?? sentBack;
  const refusal = refusalIn(answer);
  return (
    <details className="save-view" open={sentBack !== undefined}>
      <summary className="quiet">Save this view</summary>
      <div role="alert">
        <RefusalAlert refusal={refusal} />
      </div>
      <fetcher.Form method="post" action="/views" className="filter-form">
        <input type="hidden" name="intent" value="create-view" />
        <input type="hidden" name="query" value={query} />
        <input type="hidden" name="key" value={newKey} />
        <Field
          label="Name of the view"
          name="name"
          autoComplete="off"
          autoFocus={answer !== undefined}
          defaultValue={sentBack?.values.name}
          error={refusal ? undefined : refusalOrErrorIn(answer)?.refusal}
        />
        <div className="actions">
          <button className="button second">Save view</button>
        </div>
      </fetcher.Form>
    </details>
  );
}
