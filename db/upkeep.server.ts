import type { Connection } from "./connect/connection";
import { purgeExpired } from "./purge-expired.server";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Chore {
  name: string;
  everyMs: number;
  /** How long after the start it runs first: also a machine that is on for an hour a day is kept tidy. */
  firstAfterMs: number;
  run: () => Promise<unknown>;
}

/**
 * Keeps the database tidy in the background, until what it returns is called; that resolves when nothing of it runs any
 * more. A chore that fails is tried again when its turn comes, and told to `onFailure` once until it works again.
 */
export function keepUp(connection: Connection, onFailure: (chore: string, error: unknown) => void) {
  let stopping = false;
  let working: Promise<void> | undefined;
  const startedAt = Date.now();
  const turns = listChores(connection, () => stopping).map((chore) => ({
    ...chore,
    dueAt: startedAt + chore.firstAfterMs,
    failing: false,
  }));

  async function work() {
    for (const turn of turns) {
      if (stopping || Date.now() < turn.dueAt) continue;
      turn.dueAt = Date.now() + turn.everyMs;
      try {
        await turn.run();
        turn.failing = false;
      } catch (error) {
        if (!turn.failing) onFailure(turn.name, error);
        turn.failing = true;
      }
    }
  }

  const timer = setInterval(() => {
    working ??= work().finally(() => (working = undefined));
  }, MINUTE).unref();
  return async function stop() {
    stopping = true;
    clearInterval(timer);
    await working;
  };
}

/** PGlite has no background processes: nobody else writes checkpoints or clears away dead rows. */
function listChores({ database, embedded }: Connection, shouldStop: () => boolean): Chore[] {
  const purge: Chore = {
    name: "purge",
    // Not more often: it wakes a Neon database that sleeps.
    everyMs: 6 * HOUR,
    firstAfterMs: MINUTE,
    run: () => purgeExpired(database, shouldStop),
  };
  if (!embedded) return [purge];
  return [
    purge,
    { name: "vacuum", everyMs: 24 * HOUR, firstAfterMs: 10 * MINUTE, run: embedded.vacuum },
    { name: "checkpoint", everyMs: 5 * MINUTE, firstAfterMs: 5 * MINUTE, run: embedded.checkpoint },
  ];
}
