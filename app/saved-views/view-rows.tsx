import { Form, Link } from "@remix-run/react";
import { asksForGone, pathOfView } from "~/saved-views/view-path";

export interface NamedView {
  id: string;
  name: string;
  query: string;
}

/** Saved views, each with the forms that rename, move and delete it. */
export function ViewRows({
  views,
  projects,
  wrong,
}: {
  views: NamedView[];
  projects: { id: string }[];
  wrong?: { viewId?: string; error?: string };
}) {
  return (
    <ul className="todos projects" aria-labelledby="views">
      {views.map((view) => (
        <li key={view.id} className="project">
          {asksForGone(view, projects) ? (
            <div className="to-project">
              <span>{view.name}</span>
              <span className="hint">Its project was deleted.</span>
            </div>
          ) : (
            <Link className="to-project" to={pathOfView(view)}>
              <span>{view.name}</span>
            </Link>
          )}
          <Form method="post" replace preventScrollReset className="row-actions">
            <input type="hidden" name="viewId" value={view.id} />
            <ViewButtons name={view.name} />
          </Form>
          <Rename view={view} error={wrong?.viewId === view.id ? wrong.error : undefined} />
        </li>
      ))}
    </ul>
  );
}

function ViewButtons({ name }: { name: string }) {
  return (
    <>
      <input type="hidden" name="intent" value="move-view" />
      <button className="quiet" name="direction" value="up" aria-label={`Move ${name} up`}>
        Up
      </button>
      <button className="quiet" name="direction" value="down" aria-label={`Move ${name} down`}>
        Down
      </button>
    </>
  );
}

function Rename({ view: { id, name }, error }: { view: NamedView; error?: string }) {
  return (
    <details className="change" open={error !== undefined}>
      <summary className="quiet" aria-label={`Change ${name}`}>
        Change
      </summary>
      <Form method="post" replace preventScrollReset className="actions">
        <input type="hidden" name="viewId" value={id} />
        <input
          className="text"
          name="name"
          aria-label={`Name of ${name}`}
          defaultValue={name}
          aria-invalid={error ? true : undefined}
        />
        <button className="button second" name="intent" value="rename-view">
          Rename
        </button>
        <button className="quiet" name="intent" value="delete-view" aria-label={`Delete ${name}`}>
          Delete
        </button>
        {error && <p className="error">{error}</p>}
      </Form>
    </details>
  );
}
