/** The writes that can be taken back. */
export const KINDS = [
  ...(["complete", "reopen", "delete", "restore"] as const),
  ...(["edit", "date", "move", "priority", "tag", "untag"] as const),
  ...(["delete-project", "delete-tag", "merge-tag"] as const),
  ...(["add-step", "complete-step", "reopen-step", "rename-step", "move-step", "delete-step"] as const),
] as const;

export type Kind = (typeof KINDS)[number];

/** What a message about a write names. */
export interface About {
  /** How many todos it changed. */
  count: number;
  /** That todo's title, when it was one; the name of the project or the tag that is gone, or of the step. */
  title?: string | null;
  /** Where they went: the name of a project or of a tag, or `today`; for what gives or takes tags, the names of those. */
  to?: string | null;
}
