import type { Color } from "~/projects/colors";

/** A project's colour, beside its name. Says nothing to a screen reader. */
export function ProjectDot({ color }: { color: Color }) {
  return <span className={`dot ${color}`} aria-hidden="true" />;
}
