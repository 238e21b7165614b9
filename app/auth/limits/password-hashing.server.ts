import { availableParallelism } from "node:os";
import { APIError } from "better-auth/api";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { createBoundedQueue, QueueFull } from "./bounded-queue";

// A hash keeps a core busy for about 85 ms, on one of the four threads that files and compression need too.
const AT_ONCE = Math.min(2, Math.max(1, Math.floor(availableParallelism() / 2)));
const WAITING = AT_ONCE * 50;
const RETRY_AFTER_SECONDS = 5;

const inTurn = createBoundedQueue(AT_ONCE, WAITING);

/** Better Auth's own hashing, on half of the cores at most. Who would wait longer than about five seconds gets a 503. */
export const passwordHashing = {
  hash: (password: string) => queue(() => hashPassword(password)),
  verify: (pair: { hash: string; password: string }) => queue(() => verifyPassword(pair)),
};

async function queue<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await inTurn(work);
  } catch (error) {
    if (!(error instanceof QueueFull)) throw error;
    throw new APIError(
      "SERVICE_UNAVAILABLE",
      { code: "TOO_BUSY", message: "Too many people are signing in." },
      { "Retry-After": String(RETRY_AFTER_SECONDS) },
    );
  }
}
