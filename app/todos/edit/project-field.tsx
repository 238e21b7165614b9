import { SelectField } from "~/components/field";
import type { CountedProject } from "~/todos/views/views";

interface ProjectFieldProps {
  projects: CountedProject[];
  projectId?: string | null;
  error?: string;
  autoFocus?: boolean;
}

/** Where the todo is kept: the Inbox, a project, or the archived one that it is in already. */
export function ProjectField({ projects, projectId, ...rest }: ProjectFieldProps) {
  const offered = projects.filter(({ id, archived }) => !archived || id === projectId);
  return (
    <SelectField label="Project" name="projectId" defaultValue={projectId ?? ""} {...rest}>
      <option value="">Inbox</option>
      {offered.map(({ id, name, archived }) => (
        <option key={id} value={id}>
          {archived ? `${name} (archived)` : name}
        </option>
      ))}
    </SelectField>
  );
}
