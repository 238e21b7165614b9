import { useNavigate } from "@remix-run/react";
import type { MouseEvent } from "react";

/** A click handler for an element around plain links of this app, which are much cheaper to render than `<Link>`s. */
export function useFollowLinks() {
  const navigate = useNavigate();
  return (event: MouseEvent) => {
    const link = (event.target as Element).closest("a");
    if (!link || link.target || link.origin !== location.origin || isForTheBrowser(event)) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  };
}

/** Another button, or a key that asks for a new tab, a window or a download. */
function isForTheBrowser(event: MouseEvent) {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
