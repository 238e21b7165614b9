import { Form } from "@remix-run/react";
import { useRef, useState } from "react";
import { EditConflict } from "~/todos/edit/edit-conflict";
import { EditFields } from "~/todos/edit/edit-fields";
import { useUnsaved } from "~/todos/edit/use-unsaved";
import { textOf, type TodoText } from "~/todos/edit/versions";
import type { CountedProject } from "~/todos/views/views";
import type { FieldErrors } from "~/http/responses";
import type { Refusal } from "~/http/refusal";
import { RefusalAlert } from "~/components/refusal-alert";

interface KeptTodo extends TodoText {
  id: string;
  version: number;
}

/** What became of the last save, when it was not saved. */
export interface NotSaved {
  conflict?: { kept: TodoText & { version: number }; typed: TodoText };
  errors?: FieldErrors;
  values?: Record<string, string | undefined>;
}

interface EditTodoProps {
  todo: KeptTodo;
  /** The time zones to choose from. */
  timeZones?: string[];
  /** Where it can be moved to; archived ones only count if it is in one. */
  projects: CountedProject[];
  /** The names of the tags to suggest. */
  tags?: string[];
  refusal: Refusal | null;
  notSaved?: NotSaved;
  /** The version that this page's own last save made. */
  savedVersion: number | null;
}

/** The form for a todo's text, and what stood in the way of the last save. */
export function EditTodo({
  todo,
  timeZones,
  projects,
  tags,
  refusal,
  notSaved,
  savedVersion,
}: EditTodoProps) {
  const { conflict, errors, values } = notSaved ?? {};
  const base = useBase(todo, savedVersion);
  const typed = conflict?.typed ?? values;
  const form = useRef<HTMLFormElement>(null);
  const { onSubmit } = useUnsaved(form, { savedVersion, isSentBack: typed !== undefined });
  const version = conflict?.kept.version ?? values?.version ?? base.version;
  return (
    <>
      <div role="alert">
        <RefusalAlert refusal={refusal} />
        {conflict && <EditConflict todoId={todo.id} {...conflict} projects={projects} />}
      </div>
      <Form ref={form} method="post" replace preventScrollReset className="edit" onSubmit={onSubmit}>
        <EditFields
          version={version}
          text={{ ...base, ...typed }}
          timeZones={timeZones}
          projects={projects}
          tags={tags}
          errors={errors}
        />
        <div className="actions">
          <button className="button" name="intent" value="save">
            Save
          </button>
          <p className="saved" role="status">
            {savedVersion === todo.version && !conflict && !errors && "Saved."}
          </p>
        </div>
      </Form>
    </>
  );
}

/**
 * The version that the text in the fields began as. What others save arrives with any reload of the data but never
 * reaches the fields, so then the base stays, and saving over it is seen as the conflict that it is.
 */
function useBase(todo: KeptTodo, savedVersion: number | null) {
  const [base, setBase] = useState(todo);
  const isSameText = JSON.stringify(textOf(base)) === JSON.stringify(textOf(todo));
  if (base.version !== todo.version && (isSameText || savedVersion === todo.version)) setBase(todo);
  return base;
}
