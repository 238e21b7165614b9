import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Field, SelectField } from "~/components/field";
import { TagsField } from "~/tags/tags-field";
import type { CountedProject } from "~/todos/views/views";

interface SelectBarProps {
  /** How many are selected; null when nobody counts. */
  count: number | null;
  matching: number;
  path: string;
  /** Whether all that match are meant. */
  isAll: boolean;
  children: ReactNode;
}

/** What is selected; the children are what can be done to it. */
export function SelectBar({ count, matching, path, isAll, children }: SelectBarProps) {
  return (
    <div className="select-bar" role="group" aria-label="Change the selected todos">
      <div className="select-scope">
        <p aria-live="polite">{count === null ? "Select todos" : `${count} selected`}</p>
        <label>
          <input type="checkbox" name="scope" value="all" defaultChecked={isAll} />
          {matching === 1 ? "All: 1 todo" : `All ${matching.toLocaleString("en")} that match`}
        </label>
        <Link className="quiet" to={path}>
          Done
        </Link>
      </div>
      {children}
    </div>
  );
}

/** What can be done to what is in the trash. */
export function TrashChanges() {
  return (
    <div className="actions">
      <button className="button second" name="intent" value="restore-many">
        Restore
      </button>
      <button className="button second" name="intent" value="delete-many">
        Delete for good
      </button>
    </div>
  );
}

interface ListChangesProps {
  projects: CountedProject[];
  /** The names of the tags to suggest. */
  tags: string[];
  /** What was sent, when it was refused. */
  values: Record<string, string | undefined>;
}

/** What can be done everywhere else. */
export function ListChanges({ projects, tags, values }: ListChangesProps) {
  return (
    <>
      <input type="hidden" name="intent" value="change-many" />
      <div className="actions">
        <Change value="complete">Complete</Change>
        <Change value="reopen">Reopen</Change>
        <Change value="delete">Delete</Change>
      </div>
      <details open={["move", "tag", "untag", "date", "priority"].includes(values.change ?? "")}>
        <summary className="quiet">Project, tags, date, priority</summary>
        <MoreChanges projects={projects} tags={tags} values={values} />
      </details>
    </>
  );
}

function MoreChanges({ projects, tags, values }: ListChangesProps) {
  return (
    <div className="select-fields">
      <SelectField label="Project" name="project" defaultValue={values.project}>
        <option value="inbox">Inbox</option>
        {projects
          .filter(({ archived }) => !archived)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </SelectField>
      <Change value="move">Move</Change>
      <TagsField value={values.tags ?? ""} suggested={tags} />
      <div className="actions">
        <Change value="tag">Add tags</Change>
        <Change value="untag">Remove tags</Change>
      </div>
      <Field label="Due date" name="dueOn" type="date" defaultValue={values.dueOn} />
      <div className="actions">
        <Change value="date">Set date</Change>
        <Change value="clear-date">Clear date</Change>
      </div>
      <SelectField label="Priority" name="priority" defaultValue={values.priority}>
        <option value="none">None</option>
        <option value="low">Low</option>
        <option value="medium">Medium</option>
        <option value="high">High</option>
      </SelectField>
      <Change value="priority">Set priority</Change>
    </div>
  );
}

function Change({ value, children }: { value: string; children: string }) {
  return (
    <button className="button second" name="change" value={value}>
      {children}
    </button>
  );
}
