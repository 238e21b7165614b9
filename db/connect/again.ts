import { rootCause } from "./connection-errors";

const DEADLOCK = "40P01";
const TRIES = 5;

/** Does `transaction`, which must be all of one, and does it anew, a few times, when `mayPass` says so of what it threw. */
export async function againWhen<T>(
  mayPass: (error: unknown) => boolean,
  transaction: () => Promise<T>,
  tries = TRIES,
): Promise<T> {
  try {
    return await transaction();
  } catch (error) {
    if (tries === 1 || !mayPass(error)) throw error;
    return againWhen(mayPass, transaction, tries - 1);
  }
}

/** Whether Postgres took a transaction back because it and another waited for each other. */
export function isDeadlock(error: unknown): boolean {
  return rootCause(error).code === DEADLOCK;
}
