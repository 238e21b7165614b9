import { Form } from "@remix-run/react";
import { Field } from "~/components/field";

/** Keeps the filters and the order of the list that is shown under a name. */
export function SaveView({ query, newKey }: { query: string; newKey: string }) {
  return (
    <details className="save-view">
      <summary className="quiet">Save this view</summary>
      <Form method="post" action="/views" className="filter-form">
        <input type="hidden" name="intent" value="create-view" />
        <input type="hidden" name="query" value={query} />
        <input type="hidden" name="key" value={newKey} />
        <Field label="Name of the view" name="name" autoComplete="off" />
        <div className="actions">
          <button className="button second">Save view</button>
        </div>
      </Form>
    </details>
  );
}
