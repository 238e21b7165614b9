import type { Due } from "~/todos/due/due-fields";
import type { Priority } from "~/todos/priorities";

/** What the edit form is about. */
export interface TodoText extends Due {
  title: string;
  notes: string;
  priority: Priority;
}

/** What the edit form is about, taken from more than that. */
export function textOf({ title, notes, priority, dueOn, dueTime, dueZone }: TodoText): TodoText {
  return { title, notes, priority, dueOn, dueTime, dueZone };
}

interface VersionsProps {
  keptHeading: string;
  kept: TodoText;
  typed: TodoText;
}

/** What is kept and what was typed, side by side. */
export function Versions({ keptHeading, kept, typed }: VersionsProps) {
  return (
    <div className="versions">
      <Version heading={keptHeading} text={kept} />
      <Version heading="Yours" text={typed} />
    </div>
  );
}

function Version({ heading, text }: { heading: string; text: TodoText }) {
  return (
    <section className="version" aria-label={heading}>
      <h3>{heading}</h3>
      <p>{text.title}</p>
      <pre>{text.notes || "No notes"}</pre>
      {text.dueOn && <p>Due {[text.dueOn, text.dueTime, text.dueZone].filter(Boolean).join(" ")}</p>}
      {text.priority !== "none" && <p>Priority {text.priority}</p>}
    </section>
  );
}
