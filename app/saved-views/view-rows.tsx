import { Form, Link } from "@remix-run/react";
import { Field } from "~/components/field";
import { asksForGone, pathOfView } from "~/saved-views/view-path";

export interface NamedView {
  id: string;
  name: string;
  query: string;
}

interface ViewRowsProps {
  views: NamedView[];
  projects: { id: string }[];
  /** The view whose new name was sent back, what was typed and what is wrong with it. */
  wrong?: { viewId: string; typed?: string; error?: string };
}

/** Saved views, each with the forms that rename, move and delete it. */
export function ViewRows({ views, projects, wrong }: ViewRowsProps) {
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
          <Rename view={view} {...(wrong?.viewId === view.id && wrong)} />
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

function Rename({ view, typed, error }: { view: NamedView; typed?: string; error?: string }) {
  const { id, name } = view;
  return (
    <details className="change" open={error !== undefined}>
      <summary className="quiet" aria-label={`Change ${name}`}>
        Change
      </summary>
      <Form method="post" replace preventScrollReset className="edit">
        <input type="hidden" name="viewId" value={id} />
        <Field
          key={name}
          label="Name"
          aria-label={`Name of ${name}`}
          name="name"
          autoComplete="off"
          defaultValue={typed ?? name}
          error={error}
          autoFocus={error !== undefined}
        />
        <div className="actions">
          <button className="button" name="intent" value="rename-view">
            Rename
          </button>
          <button className="button second" name="intent" value="delete-view" aria-label={`Delete ${name}`}>
            Delete
          </button>
        </div>
      </Form>
    </details>
  );
}
