import { Link } from "@remix-run/react";
import { type ComponentProps, type ReactNode, useMemo } from "react";
import { AppShell } from "~/components/app-shell";
import { fromJsonText, type JsonText } from "~/http/json-text";
import { openView } from "~/saved-views/open-view";
import { SelectList } from "~/todos/bulk/select-list";
import { FilterBar } from "~/todos/filters/filter-bar";
import { LiveList } from "~/todos/list/live-list";
import type { Group } from "~/todos/list/rows";
import type { Counts } from "~/todos/views/views";

interface ListPageProps {
  title: ReactNode;
  /** Said beside the title. */
  note?: string;
  list: Omit<ComponentProps<typeof LiveList>, "sentBack" | "groups"> & {
    groups: JsonText<Group[]>;
    /** Whether any group has some. */
    hasRows: boolean;
    user: ComponentProps<typeof AppShell>["user"];
    counts: Counts;
    path: string;
    /** The way to where todos are selected, or back once it is known how many there are. */
    select: { matching: number | null; path: string };
  };
  /** What the action answered, when it did not lead elsewhere. */
  answer?: unknown;
  children?: ReactNode;
}

/** One way to look at one's todos; the children stand between its title and the list. */
export function ListPage({ title, note, list, answer, children }: ListPageProps) {
  const { user, counts, path, select, hasRows, groups: groupsText, ...shown } = list;
  const view = openView(list);
  const groups = useMemo(() => fromJsonText(groupsText), [groupsText]);
  return (
    <AppShell user={user} counts={counts}>
      <header className="top">
        <h1>{view?.name ?? title}</h1>
        {view && <p className="date">{title}</p>}
        {note && <p className="date">{note}</p>}
        {select.matching === null && hasRows && (
          <Link className="quiet select" to={select.path}>
            Select
          </Link>
        )}
      </header>
      {children}
      {shown.filter && (hasRows || shown.filter.query !== "") && (
        <FilterBar filter={shown.filter} newKey={shown.newKey} isSaved={view !== undefined} />
      )}
      {select.matching !== null ? (
        <SelectList
          key={select.path}
          isTrash={shown.view === "trash"}
          groups={groups}
          matching={select.matching}
          path={select.path}
          projects={counts.projects}
          tags={counts.tags}
          answer={answer}
        />
      ) : (
        <LiveList
          key={path}
          {...shown}
          groups={groups}
          sentBack={answer as ComponentProps<typeof LiveList>["sentBack"]}
        />
      )}
    </AppShell>
  );
}

/** For who has not said where they are: until then a day begins when it does in Greenwich. */
export function UnknownZone() {
  return (
    <p className="hint zone-hint">
      Days are counted in UTC until <Link to="/settings">you choose your time zone</Link>.
    </p>
  );
}
