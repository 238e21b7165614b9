import { Form, Link } from "@remix-run/react";
import { refusalOrErrorIn } from "~/http/refusal";
import { RefusalAlert } from "~/components/refusal-alert";
import { ListChanges, SelectBar, TrashChanges } from "~/todos/bulk/select-bar";
import { SelectRow } from "~/todos/bulk/select-row";
import { useSelecting } from "~/todos/bulk/use-selecting";
import type { Group } from "~/todos/list/rows";
import type { CountedProject } from "~/todos/views/views";

interface SelectListProps {
  isTrash: boolean;
  groups: Group[];
  /** How many todos the list has on all its pages. */
  matching: number;
  /** The way back to the list. */
  path: string;
  projects: CountedProject[];
  /** The names of the tags to suggest. */
  tags: string[];
  /** What the action answered, when it did not lead elsewhere. */
  answer?: unknown;
}

/** The rows of a list to choose from, in one form with what can be done to them. */
export function SelectList({ isTrash, groups, matching, path, projects, tags, answer }: SelectListProps) {
  const { count, selecting } = useSelecting(path);
  const values = (answer as { values?: Record<string, string | undefined> } | undefined)?.values ?? {};
  const chosen = new Set(values.todoIds?.split(" "));
  const shown = groups.filter(({ rows, more }) => rows.length > 0 || more);
  if (matching === 0 && shown.length === 0) return <NothingToSelect path={path} />;
  return (
    <Form method="post" replace {...selecting}>
      {/* Without it the Enter key would press the first button that does something. */}
      <button disabled hidden />
      <div role="alert">
        <RefusalAlert refusal={refusalOrErrorIn(answer)} />
      </div>
      <SelectBar count={count} matching={matching} path={path} isAll={values.scope === "all"}>
        {isTrash ? <TrashChanges /> : <ListChanges projects={projects} tags={tags} values={values} />}
      </SelectBar>
      {shown.map(({ id, heading, isAlone, rows, more }) => (
        <section key={id} className="todos-section">
          <div className={isAlone ? "unseen" : "group-heading"}>
            <h2 id={id}>{heading}</h2>
          </div>
          {rows.length > 0 && (
            <ul className="todos" aria-labelledby={id}>
              {rows.map((row) => (
                <SelectRow key={row.id} row={row} isChosen={chosen.has(row.id)} />
              ))}
            </ul>
          )}
          {more && (
            <div className="more">
              <Link className="quiet" to={more.path}>
                {more.label}
              </Link>
            </div>
          )}
        </section>
      ))}
    </Form>
  );
}

function NothingToSelect({ path }: { path: string }) {
  return (
    <p className="empty">
      Nothing here to select. <Link to={path}>Back to the list</Link>
    </p>
  );
}
