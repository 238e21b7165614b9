import { Form, Link } from "@remix-run/react";
import { ProjectDot } from "~/projects/project-dot";
import { type CountedProject, pathOf } from "~/todos/views/views";

interface ProjectRowsProps {
  /** The id of the heading. */
  labelledBy: string;
  projects: CountedProject[];
}

/** Projects with what is open in them and the buttons that move them, or bring them back from the archive. */
export function ProjectRows({ labelledBy, projects }: ProjectRowsProps) {
  return (
    <ul className="todos projects" aria-labelledby={labelledBy}>
      {projects.map((project, place) => (
        <li key={project.id} className="project">
          <Link className="to-project" to={pathOf({ projectId: project.id })}>
            <ProjectDot color={project.color} />
            <span>{project.name}</span>
          </Link>
          <span className="hint">{openIn(project)}</span>
          <Form method="post" replace preventScrollReset className="row-actions">
            <input type="hidden" name="projectId" value={project.id} />
            {project.archived ? (
              <Unarchive name={project.name} />
            ) : (
              <Moves name={project.name} isFirst={place === 0} isLast={place === projects.length - 1} />
            )}
          </Form>
        </li>
      ))}
    </ul>
  );
}

function Unarchive({ name }: { name: string }) {
  return (
    <>
      <input type="hidden" name="archived" value="false" />
      <button className="quiet" name="intent" value="set-archived" aria-label={`Unarchive ${name}`}>
        Unarchive
      </button>
    </>
  );
}

/** At the edge a button stays where it is, so that the focus does, too. */
function Moves({ name, isFirst, isLast }: { name: string; isFirst: boolean; isLast: boolean }) {
  return (
    <>
      <input type="hidden" name="intent" value="move-project" />
      <Move name={name} direction="up" atEdge={isFirst} />
      <Move name={name} direction="down" atEdge={isLast} />
    </>
  );
}

function Move({ name, direction, atEdge }: { name: string; direction: "up" | "down"; atEdge: boolean }) {
  return (
    <button
      className="quiet"
      name="direction"
      value={direction}
      aria-label={`Move ${name} ${direction}`}
      aria-disabled={atEdge || undefined}
    >
      {direction === "up" ? "Up" : "Down"}
    </button>
  );
}

function openIn({ open }: CountedProject) {
  if (open === 0) return "Nothing open";
  return `${open < 100 ? open : "99+"} open`;
}
