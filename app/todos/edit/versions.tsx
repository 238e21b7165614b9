import type { Due } from "~/todos/due/due-fields";
import type { Priority } from "~/todos/priorities";
import type { CountedProject } from "~/todos/views/views";

/** What the edit form is about. */
export interface TodoText extends Due {
  title: string;
  notes: string;
  priority: Priority;
  projectId: string | null;
  tags: string[];
}

/** What the edit form is about, taken from more than that. */
export function textOf(text: TodoText): TodoText {
  const { title, notes, priority, dueOn, dueTime, dueZone, projectId, tags } = text;
  return { title, notes, priority, dueOn, dueTime, dueZone, projectId, tags };
}

interface VersionsProps {
  keptHeading: string;
  kept: TodoText;
  typed: TodoText;
  /** The projects there are; without them, none is named. */
  projects?: CountedProject[];
}

/** What is kept and what was typed, side by side. */
export function Versions({ keptHeading, kept, typed, projects }: VersionsProps) {
  return (
    <div className="versions">
      <Version heading={keptHeading} text={kept} projects={projects} />
      <Version heading="Yours" text={typed} projects={projects} />
    </div>
  );
}

interface VersionProps {
  heading: string;
  text: TodoText;
  projects?: CountedProject[];
}

function Version({ heading, text, projects }: VersionProps) {
  const project = projects?.find(({ id }) => id === text.projectId);
  return (
    <section className="version" aria-label={heading}>
      <h3>{heading}</h3>
      <p>{text.title}</p>
      <pre>{text.notes || "No notes"}</pre>
      {text.dueOn && <p>Due {[text.dueOn, text.dueTime, text.dueZone].filter(Boolean).join(" ")}</p>}
      {projects && <p>In {project?.name ?? "the Inbox"}</p>}
      {text.tags.length > 0 && <p>Tags {text.tags.join(", ")}</p>}
      {text.priority !== "none" && <p>Priority {text.priority}</p>}
    </section>
  );
}
