/** The priorities a todo can have, by rank: the database keeps the place in this list, which `selectTodos` repeats. */
export const PRIORITIES = ["none", "low", "medium", "high"] as const;

export type Priority = (typeof PRIORITIES)[number];
