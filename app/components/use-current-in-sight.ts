import { useLocation } from "@remix-run/react";
import { type RefObject, useEffect } from "react";

/**
 * Scrolls a list of links to the one that leads to this page. Where several do, to the last: a saved view stands below
 * the list that it is of.
 */
export function useCurrentInSight(links: RefObject<HTMLElement>) {
  const { pathname, search } = useLocation();
  useEffect(() => {
    const list = links.current!;
    const current = [...list.querySelectorAll("[aria-current]")].at(-1);
    if (!current) return;
    // Not by scrollIntoView, after which Chromium would begin here with the first Tab.
    const [frame, link] = [list.getBoundingClientRect(), current.getBoundingClientRect()];
    if (link.bottom > frame.bottom) list.scrollTop += link.bottom - frame.bottom;
    if (link.top < frame.top) list.scrollTop -= frame.top - link.top;
  }, [links, pathname, search]);
}
