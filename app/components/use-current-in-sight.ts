import { useLocation } from "@remix-run/react";
import { type RefObject, useEffect } from "react";

/**
 * Scrolls a list of links to the one that leads to this page. Where several do, to the last: a saved view stands below
 * the list that it is of.
 */
export function useCurrentInSight(links: RefObject<HTMLElement>) {
  const { pathname, search } = useLocation();
  useEffect(() => {
    const current = [...links.current!.querySelectorAll("[aria-current]")].at(-1);
    current?.scrollIntoView({ block: "nearest" });
  }, [links, pathname, search]);
}
