/** The writes that can be taken back. */
export const KINDS = ["complete", "reopen", "delete", "edit", "date", "move", "priority"] as const;

export type Kind = (typeof KINDS)[number];

/** What a message about a write names. */
export interface About {
  /** How many todos it changed. */
  count: number;
  /** That todo's title, when it was one. */
  title?: string | null;
  /** Where they went: the name of a project, or `today`. */
  to?: string;
}
