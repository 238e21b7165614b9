import { ProjectDot } from "~/projects/project-dot";
import { pathOf } from "~/todos/views/views";
import type { Row } from "~/todos/list/rows";

const PRIORITY_NAMES = { low: "Low priority", medium: "Medium priority", high: "High priority" };

/** What is said below a title: when, how important, and that there is more to read. Nothing by colour alone. */
export function RowDetails({
  row: { due, priority, done, hasNotes, project, steps, tags = [] },
}: {
  row: Row;
}) {
  if (!due && !priority && !done && !hasNotes && !project && !steps && tags.length === 0) return null;
  return (
    <p className="details">
      {due && <span className={due.isOverdue ? "late" : undefined}>{due.text}</span>}
      {done && <span>{done}</span>}
      {priority && (
        <span className={`priority ${priority}`}>
          <svg className="flag" viewBox="0 0 12 14" aria-hidden="true">
            <path d="M2 13V1.5h8.5L8.2 4.6l2.3 3.1H2" />
          </svg>
          {PRIORITY_NAMES[priority]}
        </span>
      )}
      {project && (
        <span className="in-project">
          <ProjectDot color={project.color} />
          {project.name}
        </span>
      )}
      {steps && (
        <span>
          {steps[0]} of {steps[1]}
          <span className="unseen"> steps</span>
        </span>
      )}
      {tags.map((tag) => (
        <a key={tag} className="tag" href={pathOf({ tag })}>
          {tag}
        </a>
      ))}
      {hasNotes && <span>Notes</span>}
    </p>
  );
}
