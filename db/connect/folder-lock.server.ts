import { linkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError } from "~/configuration-error";
import { log } from "~/http/log.server";
import { oncePerProcess } from "~/once-per-process.server";
import { type Holder, isHere, isSame, ME, readHolder, readProcess } from "./lock-holder.server";

const SIGN_OF_LIFE_EVERY_MS = 5000;
const TAKEN_FOR_DEAD_AFTER_MS = 20_000;
/** A process that was killed may stay visible for a moment, and one in another container until its silence is noticed. */
const PATIENCE_MS = { here: 3000, elsewhere: TAKEN_FOR_DEAD_AFTER_MS + SIGN_OF_LIFE_EVERY_MS };

const held = oncePerProcess("folder locks", () => new Set<string>());

/**
 * Claims `folder` for this process by a file beside it, and returns what gives it back. Two processes on one PGlite
 * folder lose rows, so this one ends when it finds that another took the folder while it was frozen. Throws a
 * `ConfigurationError` when another running process holds it and does not let go.
 */
export async function lockFolder(folder: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  const file = `${folder}.lock`;
  const since = Date.now();
  while (!claim(file)) {
    const holder = readHolder(file);
    if (holder === undefined || !isRunning(holder, file)) discard(file, holder);
    else if (Date.now() - since > patienceMs[isHere(holder) ? "here" : "elsewhere"])
      throw new ConfigurationError(
        `DATA_DIR: ${folder} is in use by another running Ownlist (process ${holder.pid}); stop that one, or give this one a DATA_DIR of its own.`,
      );
    else await sleep(100);
  }
  return holdUntilExit(file);
}

/** Linking a finished file into place is the one step that either happens wholly or finds the name taken. */
function claim(file: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(ME), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Renamed before it is looked at again: of several that find the same dead holder, one takes it away. */
function discard(file: string, expected: Holder | undefined) {
  const stale = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, stale);
    const found = readHolder(stale);
    if (!isSame(found, expected)) linkSync(stale, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  } finally {
    rmSync(stale, { force: true });
  }
}

function isRunning(holder: Holder, file: string): boolean {
  if (!isHere(holder)) return Date.now() - lastSignOfLife(file) < TAKEN_FOR_DEAD_AFTER_MS;
  // In a container that restarts, the new process has the old one's pid.
  if (holder.pid === process.pid) return held.has(file);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  const { started, dead } = readProcess(holder.pid);
  return !dead && started === holder.started;
}

function lastSignOfLife(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function holdUntilExit(file: string): () => void {
  held.add(file);
  const timer = setInterval(() => showLife(file), SIGN_OF_LIFE_EVERY_MS).unref();
  const leave = () => {
    clearInterval(timer);
    if (held.delete(file) && isSame(readHolder(file), ME)) rmSync(file, { force: true });
    process.off("exit", leave);
  };
  process.on("exit", leave);
  return () => {
    if (held.has(file)) endWhenLost(file);
    leave();
  };
}

function showLife(file: string) {
  endWhenLost(file);
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody removed the file by hand. That is no reason to stop serving.
  }
}

/** At once: whatever closing the database still wrote would ruin what the new holder has written. */
function endWhenLost(file: string) {
  const holder = readHolder(file);
  if (holder === undefined || isSame(holder, ME)) return;
  log.fatal(
    `DATA_DIR: another Ownlist (process ${holder.pid}) took the database's folder while this one gave no sign of life, so this one ends.`,
  );
  process.exit(1);
}
