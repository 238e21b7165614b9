import { oncePerProcess } from "~/once-per-process.server";

const outage = oncePerProcess("database outage", () => ({ lastAt: -Infinity }));

/** Remembers that the database could not be reached, or could not be used, just now. */
export function noteOutage() {
  outage.lastAt = performance.now();
}

/** Whether there was such a moment since `startedAt`, a reading of `performance.now()`. */
export function hadOutageSince(startedAt: number): boolean {
  return outage.lastAt >= startedAt;
}
