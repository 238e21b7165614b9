import { useLocation } from "@remix-run/react";

/** Where the forms for steps are sent: to the page that they are on, with its query. Without scripts it comes back at the steps. */
export function useStepsAction(): string {
  return `${useLocation().search}#steps`;
}
