import { Form, Link } from "@remix-run/react";
import { Field } from "~/components/field";
import { pathOf } from "~/todos/views/views";
import type { CountedTag } from "~/tags/tags.server";

interface TagRowProps {
  tag: CountedTag;
  /** What was typed as its name, when the server sent the form back. */
  typed?: string;
  error?: string;
}

/** One tag: how often it is used, and the forms that rename and delete it. */
export function TagRow({ tag: { id, name, todos, open }, typed, error }: TagRowProps) {
  return (
    <li className="project">
      <p>
        <Link className="to-project" to={pathOf({ tag: name })}>
          {name}
        </Link>
        <span className="hint">
          {todos === 1 ? "1 todo" : `${todos} todos`}, {open} open
        </span>
      </p>
      <details className="change" open={error !== undefined}>
        <summary className="quiet" aria-label={`Change ${name}`}>
          Change
        </summary>
        <Form method="post" className="edit">
          <input type="hidden" name="tagId" value={id} />
          <Field
            key={name}
            label="Name"
            name="name"
            autoComplete="off"
            defaultValue={typed ?? name}
            error={error}
            autoFocus={error !== undefined}
          />
          <div className="actions">
            <button className="button" name="intent" value="rename-tag" aria-label={`Rename ${name}`}>
              Rename
            </button>
            <button className="button second" name="intent" value="delete-tag" aria-label={`Delete ${name}`}>
              Delete from {todos === 1 ? "1 todo" : `${todos} todos`}
            </button>
          </div>
        </Form>
      </details>
    </li>
  );
}
