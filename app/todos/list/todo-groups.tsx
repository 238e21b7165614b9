import { ArrangeItem } from "~/todos/list/arrange-item";
import { type PendingChanges, withPending } from "~/todos/list/pending-changes";
import type { Group } from "~/todos/list/rows";
import { NewTodoItem, TodoItem } from "~/todos/list/todo-item";
import { TrashItem } from "~/todos/list/trash-item";
import type { ListKind } from "~/todos/views/views";

interface TodoGroupsProps {
  view: ListKind;
  /** The way to the list without its filters, when it has some. */
  clearPath?: string;
  groups: Group[];
  changes: PendingChanges;
  /** The address of the page, which its todos lead back to. */
  from?: string;
}

const NOTHING: Record<ListKind, string> = {
  inbox: "The Inbox is empty. Write down what comes to mind, and sort it out later.",
  today: "Nothing is due today. Write down what you want to get done.",
  upcoming: "Nothing lies ahead. Give a todo a due date, and it shows up here on its day.",
  all: "Nothing here yet. Write down the first thing you want to get done.",
  tag: "Nothing open has this tag. What you add here gets it.",
  project: "Nothing in this project yet. Write down its first step.",
  completed: "Nothing completed yet. What you tick off is kept here.",
  trash: "The trash is empty. What you delete stays here for 30 days.",
  search: "Nothing found. Completed todos were searched, too; the trash was not.",
};
const ALL_DONE = "All done. Enjoy it, or write down what comes next.";

/** The groups of a page, with what is pending already shown. One without rows is left out, unless new todos go there. */
export function TodoGroups({ view, clearPath, groups, changes, from }: TodoGroupsProps) {
  const pending = groups.map((group) => ({ ...group, rows: withPending(group.rows, changes) }));
  const shown = pending.filter((group) => group.takesNew || group.rows.length > 0 || group.more);
  const isAllDone = pending.some((group) => !group.takesNew && group.rows.length > 0);
  if (shown.length === 0)
    return clearPath ? <NothingMatches clearPath={clearPath} /> : <p className="empty">{NOTHING[view]}</p>;
  return shown.map((group) => (
    <section key={group.id} className="todos-section">
      <GroupHeading group={group} />
      <GroupRows
        view={view}
        group={group}
        from={from}
        created={group.takesNew ? changes.created : []}
        nothing={isAllDone ? ALL_DONE : NOTHING[view]}
      />
      {group.more && (
        <div className="more">
          <a className="quiet" href={group.more.path}>
            {group.more.label}
          </a>
        </div>
      )}
    </section>
  ));
}

function NothingMatches({ clearPath }: { clearPath: string }) {
  return (
    <p className="empty">
      Nothing matches. <a href={clearPath}>Clear the filters</a>
    </p>
  );
}

function GroupHeading({
  group: { id, heading, note, isLate, isAlone, canMove, arrange, rows },
}: {
  group: Group;
}) {
  return (
    <div className={isAlone ? "unseen" : "group-heading"}>
      <h2 id={id} tabIndex={-1} className={isLate ? "late" : undefined}>
        {heading}
      </h2>
      {note && <span className="note">{note}</span>}
      {canMove && (
        <form method="post">
          <button className="quiet" name="intent" value="move-overdue">
            Move all to today
          </button>
        </form>
      )}
      {arrange && (arrange.isOn || rows.length > 1) && (
        <a className="quiet arrange" href={arrange.path}>
          {arrange.isOn ? "Done" : "Arrange"}
        </a>
      )}
    </div>
  );
}

interface GroupRowsProps {
  view: ListKind;
  group: Group;
  from?: string;
  created: PendingChanges["created"];
  nothing: string;
}

function GroupRows({ view, group: { id, rows, takesNew, arrange }, from, created, nothing }: GroupRowsProps) {
  const Item = view === "trash" ? TrashItem : arrange?.isOn ? ArrangeItem : TodoItem;
  if (rows.length + created.length === 0) return takesNew ? <p className="empty">{nothing}</p> : null;
  return (
    <ul className={arrange ? "todos arrangeable" : "todos"} aria-labelledby={id}>
      {created.map(({ key, title }) => (
        <NewTodoItem key={key} title={title} />
      ))}
      {rows.map((row) => (
        <Item key={row.id} todo={row} from={from} />
      ))}
    </ul>
  );
}
