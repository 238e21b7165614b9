import { Form } from "@remix-run/react";
import type { FieldErrors } from "~/http/responses";
import { ProjectFields } from "~/projects/pages/project-fields";

interface NewProjectProps {
  /** Makes a form sent twice one project. */
  newKey: string;
  /** What was typed, when the server sent the form back. */
  values?: Record<string, string | undefined>;
  errors?: FieldErrors;
}

/** The form for a new project, empty again once there is one. */
export function NewProject({ newKey, values, errors }: NewProjectProps) {
  return (
    <Form key={newKey} method="post" replace className="new-project">
      <input type="hidden" name="intent" value="create-project" />
      <input type="hidden" name="key" value={newKey} />
      <ProjectFields label="New project" name={values?.name} color={values?.color} errors={errors} />
      <button className="button">Add project</button>
    </Form>
  );
}
