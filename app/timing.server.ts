import { AsyncLocalStorage } from "node:async_hooks";
import { oncePerProcess } from "~/once-per-process.server";

/** Milliseconds by name. */
export type Timings = Map<string, number>;

const current = oncePerProcess("timings", () => new AsyncLocalStorage<Timings>());

/** Whatever is `timed` while `work` runs is added up in `timings`. */
export function collectTimings<T>(timings: Timings, work: () => T): T {
  return current.run(timings, work);
}

/** Adds how long `work` takes to the timings that are being collected; where none are, it just runs. */
export async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const timings = current.getStore();
  if (timings === undefined) return work();
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    timings.set(name, (timings.get(name) ?? 0) + performance.now() - startedAt);
  }
}
