import { useLocation } from "@remix-run/react";
import { pathOfView } from "~/saved-views/view-path";
import type { Counts } from "~/todos/views/views";

/** Saved views by their names; the one that is open says so, with an undo offered, too. */
export function ViewLinks({ views }: Pick<Counts, "views">) {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  query.delete("undo");
  const here = `${pathname}?${query}`;
  return views.map((view) => {
    const path = pathOfView(view);
    return (
      <a key={view.id} className="to-page" href={path} aria-current={path === here ? "page" : undefined}>
        <span className="name">{view.name}</span>
      </a>
    );
  });
}
