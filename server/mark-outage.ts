import type { ServerResponse } from "node:http";
import { hadOutageSince } from "~/outage.server";

const RETRY_AFTER_SECONDS = "2";

/** Turns an unexpected failure into a 503 when the database failed us since `startedAt`: trying again soon is worth it. */
export function markOutage(res: ServerResponse, startedAt: number) {
  if (res.statusCode !== 500 || !hadOutageSince(startedAt)) return;
  res.statusCode = 503;
  res.setHeader("Retry-After", RETRY_AFTER_SECONDS);
}
