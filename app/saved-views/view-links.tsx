import { useLocation } from "@remix-run/react";
import { asksForGone, pathOfView } from "~/saved-views/view-path";
import type { Counts } from "~/todos/views/views";

/** Saved views by their names, without those of deleted projects; the one that is open says so, with an undo offered, too. */
export function ViewLinks({ views, projects }: Pick<Counts, "views" | "projects">) {
  const { pathname, search } = useLocation();
  const query = new URLSearchParams(search);
  query.delete("undo");
  const here = `${pathname}?${query}`;
  const shown = views.filter((view) => !asksForGone(view, projects));
  return shown.map((view) => {
    const path = pathOfView(view);
    return (
      <a key={view.id} className="to-page" href={path} aria-current={path === here ? "page" : undefined}>
        <span className="name">{view.name}</span>
      </a>
    );
  });
}
