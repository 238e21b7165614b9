import { createHash } from "node:crypto";
import { RateLimiterDrizzle, RateLimiterMemory } from "rate-limiter-flexible";
import { env } from "~/env.server";
import { database } from "~db/database.server";
import { attempt as table } from "~db/schema/auth";

const QUARTER_HOUR = 15 * 60;
const HOUR = 60 * 60;
const THREE_WEEKS = 21 * 24 * HOUR;

export interface Attempt {
  /** Each action has counts of its own, so that nobody is kept from signing in by what strangers sign up. */
  action: string;
  /** Whether or not there is such an account: the answers must not tell. */
  email: string;
  /** Where it comes from. */
  address: string;
}

/**
 * Counts attempts to get into an account. From one address there are `perAddress` a quarter of an hour. Once ten times
 * as many have failed within an hour from wherever, addresses that were never let in have one a quarter of an hour, while
 * those that were let in during the last three weeks keep theirs. One address alone never gets an account that far, as
 * at most five of its quarters touch an hour; and however many flood it, everybody's first attempt is still judged by
 * its password, so nobody can be locked out.
 */
export function createAttemptCounter(perAddress = env.SIGN_IN_FAILURES) {
  const fromAddress = createLimiter("address", perAddress, QUARTER_HOUR);
  const failed = createLimiter("account", perAddress * 10, HOUR);
  const letIn = createLimiter("let-in", 1, THREE_WEEKS);

  async function isFlooded(attempt: Attempt) {
    const failures = await failed.get(accountKey(attempt));
    return failures !== null && failures.consumedPoints >= perAddress * 10;
  }

  return {
    /** Counts an attempt about to be made: null when it may be, else the seconds until one may. */
    async admit(attempt: Attempt): Promise<number | null> {
      const { consumedPoints, msBeforeNext } = await fromAddress.penalty(addressKey(attempt));
      const isRestricted = (await isFlooded(attempt)) && (await letIn.get(letInKey(attempt))) === null;
      return consumedPoints > (isRestricted ? 1 : perAddress) ? Math.ceil(msBeforeNext / 1000) : null;
    },

    /** The password was wrong, or the address has an account already. */
    async recordFailure(attempt: Attempt): Promise<void> {
      await failed.penalty(accountKey(attempt));
    },

    /** The failures that led here are forgotten, and this address is let in more easily from now on. */
    async recordSuccess(attempt: Attempt): Promise<void> {
      await fromAddress.delete(addressKey(attempt));
      await letIn.set(letInKey(attempt), 1, THREE_WEEKS);
    },

    /** It was refused for a reason that tells nothing about the password. */
    async takeBack(attempt: Attempt): Promise<void> {
      await fromAddress.reward(addressKey(attempt));
    },
  };
}

/** In the database, where every instance counts; an embedded one has a single process, and memory spares it the writes. */
function createLimiter(keyPrefix: string, points: number, duration: number) {
  const options = { keyPrefix, points, duration };
  if (env.DATABASE_DRIVER === "pglite") return new RateLimiterMemory(options);
  return new RateLimiterDrizzle({
    ...options,
    storeClient: database,
    schema: table,
    clearExpiredByTimeout: false,
  });
}

function accountKey({ action, email }: Attempt) {
  return digest(action, email);
}

function addressKey({ action, email, address }: Attempt) {
  return digest(action, email, address);
}

function letInKey({ email, address }: Attempt) {
  return digest(email, address);
}

/** E-mail and IP addresses are not kept in clear. */
function digest(...parts: string[]) {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
