import type { Due } from "~/todos/due/due-fields";

/** When a todo without a date is due. */
export const NO_DUE: Due = { dueOn: null, dueTime: null, dueZone: null };
