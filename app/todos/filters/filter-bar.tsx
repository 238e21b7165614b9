import { Form, Link, useNavigate } from "@remix-run/react";
import type { FormEvent } from "react";
import { SaveView } from "~/saved-views/save-view";
import type { ListFilter } from "~/todos/filters/filter-words.server";
import { FilterFields } from "~/todos/filters/filter-fields";

interface FilterBarProps {
  filter: ListFilter;
  newKey: string;
  /** Whether it has a name already. */
  isSaved: boolean;
}

/** What a list is filtered by, each removable, and the form to choose something else. */
export function FilterBar({ filter, newKey, isSaved }: FilterBarProps) {
  const { path, query, chips, saved } = filter;
  return (
    <div className="filter-bar">
      {/* A new query is a new form: what it holds is what the address says. */}
      <details className="filters" key={`form ${query}`}>
        <summary className="quiet">Filter and sort</summary>
        <FilterForm filter={filter} />
      </details>
      {saved && !isSaved && <SaveView key={`save ${saved}`} query={saved} newKey={newKey} />}
      {chips.length > 0 && (
        <ul className="chips" aria-label="Filters">
          {chips.map((chip) => (
            <li key={chip.path}>
              <Link className="chip" to={chip.path} aria-label={`Remove ${chip.label}`}>
                {chip.label} <span aria-hidden="true">×</span>
              </Link>
            </li>
          ))}
          <li>
            <Link className="quiet" to={path}>
              Clear all
            </Link>
          </li>
        </ul>
      )}
    </div>
  );
}

function FilterForm({ filter }: { filter: ListFilter }) {
  const navigate = useNavigate();
  function leaveOutEmpty(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = [...new FormData(event.currentTarget)].filter(([, text]) => text !== "");
    const query = new URLSearchParams(chosen as [string, string][]);
    navigate(query.size > 0 ? `${filter.path}?${query}` : filter.path);
  }
  return (
    <Form method="get" action={filter.path} className="filter-form" onSubmit={leaveOutEmpty}>
      <FilterFields filter={filter} />
      <div className="actions">
        <button className="button">Show</button>
      </div>
    </Form>
  );
}
