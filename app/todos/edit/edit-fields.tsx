import { Field, SelectField, TextField } from "~/components/field";
import type { FieldErrors } from "~/http/responses";
import { TagsField } from "~/tags/tags-field";
import { DueFields } from "~/todos/edit/due-fields";
import { ProjectField } from "~/todos/edit/project-field";
import type { TodoText } from "~/todos/edit/versions";
import { PRIORITIES } from "~/todos/priorities";
import type { CountedProject } from "~/todos/views/views";

interface EditFieldsProps {
  /** The version of the todo that the text began as. */
  version: number | string;
  text: { [Name in keyof Omit<TodoText, "tags">]?: string | null } & { tags?: string | string[] };
  /** The names of the tags to suggest. */
  tags?: string[];
  timeZones?: string[];
  /** Without them, the project that is there is kept. */
  projects?: CountedProject[];
  errors?: FieldErrors;
}

const ORDER = ["title", "dueOn", "dueTime", "dueZone", "priority", "projectId", "tags", "notes"];

/** The fields of a todo. The first wrong one gets the focus. */
export function EditFields({ version, text, timeZones, projects, tags, errors = {} }: EditFieldsProps) {
  const firstWrong = ORDER.find((name) => errors[name]);
  return (
    <>
      <input type="hidden" name="version" value={version} />
      <Field
        label="Title"
        name="title"
        autoComplete="off"
        defaultValue={text.title ?? ""}
        error={errors.title?.[0]}
        autoFocus={firstWrong === "title"}
      />
      <DueFields due={text} timeZones={timeZones} errors={errors} firstWrong={firstWrong} />
      <SelectField
        label="Priority"
        name="priority"
        defaultValue={text.priority ?? "none"}
        error={errors.priority?.[0]}
        autoFocus={firstWrong === "priority"}
      >
        {PRIORITIES.map((name) => (
          <option key={name} value={name}>
            {name[0]!.toUpperCase() + name.slice(1)}
          </option>
        ))}
      </SelectField>
      {projects ? (
        <ProjectField
          projects={projects}
          projectId={text.projectId}
          error={errors.projectId?.[0]}
          autoFocus={firstWrong === "projectId"}
        />
      ) : (
        <input type="hidden" name="projectId" value={text.projectId ?? ""} />
      )}
      <TagsField
        value={[text.tags ?? []].flat().join(", ")}
        suggested={tags}
        error={errors.tags?.[0]}
        autoFocus={firstWrong === "tags"}
      />
      <TextField
        label="Notes"
        name="notes"
        rows={8}
        defaultValue={text.notes ?? ""}
        error={errors.notes?.[0]}
        autoFocus={firstWrong === "notes"}
      />
    </>
  );
}
