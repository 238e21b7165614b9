import { TIME_NEEDS_DATE, ZONE_NEEDS_TIME } from "~/todos/due/due-fields";
import { rootCause } from "~db/connect/connection-errors";

const FAULTS: Record<string, ["dueTime" | "dueZone", string]> = {
  todo_time_has_date: ["dueTime", TIME_NEEDS_DATE],
  todo_zone_has_time: ["dueZone", ZONE_NEEDS_TIME],
};

/** Thrown when a change leaves a todo with a time but no date, or a zone but no time. Whatever else it wrote is undone. */
export class DueFault extends Error {
  constructor(
    readonly field: "dueTime" | "dueZone",
    message: string,
  ) {
    super(message);
  }
}

/** The `DueFault` that a failed statement comes down to, or else the error itself. Throw it. */
export function asDueFault(error: unknown): unknown {
  const { constraint } = rootCause(error) as { constraint?: string };
  const fault = constraint === undefined ? undefined : FAULTS[constraint];
  return fault ? new DueFault(...fault) : error;
}
