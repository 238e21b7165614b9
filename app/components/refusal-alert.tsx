import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { signInTo } from "~/auth/redirect-path";
import type { Refusal } from "~/http/refusal";

interface RefusalAlertProps {
  refusal: Refusal | null;
  /** What was asked for. */
  label?: string;
  children?: ReactNode;
}

/** Says that what was asked for was not done, and why. Put it in an element with role `alert` that is always there. */
export function RefusalAlert({ refusal, label, children }: RefusalAlertProps) {
  const { pathname } = useLocation();
  if (!refusal) return null;
  return (
    <div className="alert">
      <p>
        {label ? `“${label}”` : "That"} did not work. {refusal.refusal}
      </p>
      {refusal.signIn && (
        <a href={signInTo(pathname)} target="_blank" rel="noreferrer">
          Sign in (new tab)
        </a>
      )}
      {children}
    </div>
  );
}
