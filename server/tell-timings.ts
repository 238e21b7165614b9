import type { ServerResponse } from "node:http";
import type { Visit } from "./visit";

/**
 * Says in Server-Timing how long the parts of an answer took, where that is to be told. Of `auth` the larger part is often
 * `db`; `total` is everything up to here.
 */
export function tellTimings(res: ServerResponse, { timings, startedAt }: Visit) {
  if (!timings) return;
  const parts = [...timings, ["total", performance.now() - startedAt] as const];
  res.setHeader("Server-Timing", parts.map(([name, ms]) => `${name};dur=${ms.toFixed(1)}`).join(", "));
}
