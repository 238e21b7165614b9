import { useSearchParams } from "@remix-run/react";
import { todoPath } from "~/todos/edit/todo-address";
import { type TodoText, Versions } from "~/todos/edit/versions";
import type { CountedProject } from "~/todos/views/views";

interface EditConflictProps {
  todoId: string;
  kept: TodoText;
  typed: TodoText;
  projects: CountedProject[];
}

/** Says that something else was saved meanwhile. The form below still holds what was typed; saving again keeps that. */
export function EditConflict({ todoId, kept, typed, projects }: EditConflictProps) {
  const [params] = useSearchParams();
  return (
    <section className="conflict" aria-labelledby="conflict">
      <h2 id="conflict">This todo changed while you were editing</h2>
      <p>Nothing is lost. Save again to keep yours, or change it below first.</p>
      <Versions keptHeading="Saved now" kept={kept} typed={typed} projects={projects} />
      <a className="button second" href={todoPath(todoId, params.get("from"))}>
        Keep the saved one
      </a>
    </section>
  );
}
