import { Field, SelectField } from "~/components/field";
import type { ListFilter } from "~/todos/filters/filter-words.server";

const STATUSES = { "": "Open", completed: "Completed", all: "Open and completed" };
const PRIORITIES = { high: "High", medium: "Medium", low: "Low", none: "None" };
const DUE = { "": "Any time", overdue: "Overdue", none: "No date" };
const SORTS = {
  "": "My own order",
  due: "Due date",
  priority: "Priority",
  title: "Title",
  created: "Newest first",
};

/** The fields of the filter form, holding what the address says. */
export function FilterFields({ filter: { filters, choices } }: { filter: ListFilter }) {
  const { status, priority = [], project, tag = [], due, dueFrom, dueTo, sort } = filters;
  const projects = choices.projects?.map(({ id, name }): [string, string] => [id, name]);
  const tags = Object.fromEntries([...new Set([...choices.tags, ...tag])].map((name) => [name, name]));
  return (
    <>
      <Choice label="Sort by" name="sort" options={SORTS} chosen={sort} />
      <Choice label="Status" name="status" options={STATUSES} chosen={status} />
      <Checks legend="Priority" name="priority" options={PRIORITIES} chosen={priority} />
      {projects && (
        <Choice
          label="Project"
          name="project"
          options={{ "": "Any", inbox: "Inbox", ...Object.fromEntries(projects) }}
          chosen={project}
        />
      )}
      {Object.keys(tags).length > 0 && <Checks legend="Tags" name="tag" options={tags} chosen={tag} />}
      <Choice label="Due" name="due" options={DUE} chosen={due} />
      <Field label="Due from" name="dueFrom" type="date" defaultValue={dueFrom} />
      <Field label="Due until" name="dueTo" type="date" defaultValue={dueTo} />
    </>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  options: Record<string, string>;
  chosen?: string;
}

function Choice({ label, name, options, chosen = "" }: ChoiceProps) {
  const gone = chosen in options ? {} : { [chosen]: "What was chosen is gone" };
  return (
    <SelectField label={label} name={name} defaultValue={chosen}>
      {Object.entries({ ...options, ...gone }).map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </SelectField>
  );
}

interface ChecksProps {
  legend: string;
  name: string;
  options: Record<string, string>;
  chosen: string[];
}

function Checks({ legend, name, options, chosen }: ChecksProps) {
  return (
    <fieldset className="checks">
      <legend>{legend}</legend>
      {Object.entries(options).map(([value, text]) => (
        <label key={value}>
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
