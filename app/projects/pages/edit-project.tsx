import { Form, Link } from "@remix-run/react";
import type { FieldErrors } from "~/http/responses";
import { ProjectFields } from "~/projects/pages/project-fields";
import { ProjectDot } from "~/projects/project-dot";
import { type CountedProject, pathOf } from "~/todos/views/views";

interface ProjectHeaderProps {
  project: CountedProject;
  /** What was typed and what is wrong with it, when the server sent the form back. */
  values?: Record<string, string | undefined>;
  errors?: FieldErrors;
}

/** The forms that change a project, folded away until they are asked for. */
export function EditProject({ project, values, errors }: ProjectHeaderProps) {
  const { id, name, color } = project;
  return (
    <details key={`${id} ${name} ${color}`} className="edit-project" open={errors !== undefined}>
      <summary className="quiet">Edit project</summary>
      <Form method="post" replace preventScrollReset className="edit">
        <input type="hidden" name="intent" value="save-project" />
        <ProjectFields
          label="Name"
          name={values?.name ?? name}
          color={values?.color ?? color}
          errors={errors}
        />
        <div className="actions">
          <button className="button">Save</button>
        </div>
      </Form>
      <ProjectState project={project} />
    </details>
  );
}

/** Whether the project is archived, with the button that changes that, and the way to delete it. */
function ProjectState({ project: { id, name, archived } }: { project: CountedProject }) {
  const verb = archived ? "Unarchive" : "Archive";
  return (
    <Form method="post" replace preventScrollReset className="aside">
      <input type="hidden" name="archived" value={String(!archived)} />
      <div className="actions">
        <button
          className="button second"
          name="intent"
          value="set-archived"
          aria-label={`${verb} the project ${name}`}
        >
          {verb}
        </button>
        <Link
          className="button second"
          to={`${pathOf({ projectId: id })}?ask=delete`}
          aria-label={`Delete the project ${name}`}
        >
          Delete
        </Link>
      </div>
    </Form>
  );
}

/** Asks once what becomes of the project's todos. */
export function ConfirmDeleting({ project: { id, name } }: { project: CountedProject }) {
  const path = pathOf({ projectId: id });
  return (
    <Form method="post" action={path} className="conflict" aria-labelledby="confirm">
      <h2 id="confirm">Delete the project “{name}”?</h2>
      <p>Its todos can stay: then you find them in the Inbox. In the trash they are kept for 30 days.</p>
      <input type="hidden" name="intent" value="delete-project" />
      <div className="actions">
        <button className="button" name="todos" value="inbox">
          Delete it and keep its todos
        </button>
        <button className="button second" name="todos" value="trash">
          Delete it with its todos
        </button>
        <Link className="button second" to={path}>
          Keep the project
        </Link>
      </div>
    </Form>
  );
}

/** The project's colour before its name. */
export function ProjectTitle({ project: { name, color } }: { project: CountedProject }) {
  return (
    <>
      <ProjectDot color={color} />
      {name}
    </>
  );
}
