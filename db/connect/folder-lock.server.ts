import {
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ConfigurationError } from "~/configuration-error";
import { oncePerProcess } from "~/once-per-process.server";

const SIGN_OF_LIFE_EVERY_MS = 5000;
const TAKEN_FOR_DEAD_AFTER_MS = 20_000;
/** A process that was killed may stay visible for a moment, and one in another container until its silence is noticed. */
const PATIENCE_MS = { here: 3000, elsewhere: TAKEN_FOR_DEAD_AFTER_MS + SIGN_OF_LIFE_EVERY_MS };

interface Holder {
  pid: number;
  /** When that process began, in kernel ticks; empty where the kernel does not say. Tells it from a later one with its pid. */
  started: string;
  /** The namespace its pid counts in: a container knows nothing of the processes in another. */
  namespace: string;
}

const NAMESPACE = readNamespace();

const held = oncePerProcess("folder locks", () => new Set<string>());

/**
 * Claims `folder` for this process by a file beside it, and returns what gives it back. Two processes on one PGlite
 * folder lose rows. Throws a `ConfigurationError` when another running process holds it and does not let go.
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
  const me: Holder = { pid: process.pid, started: readProcess(process.pid).started, namespace: NAMESPACE };
  writeFileSync(draft, JSON.stringify(me), { mode: 0o600 });
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
    if (found?.pid !== expected?.pid || found?.started !== expected?.started) linkSync(stale, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  } finally {
    rmSync(stale, { force: true });
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isHere(holder: Holder) {
  return holder.namespace === NAMESPACE;
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

function readNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

/** From /proc/<pid>/stat, after the name in parentheses: the state comes first, the start time is the twentieth. */
function readProcess(pid: number): { started: string; dead: boolean } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return { started: fields[19] ?? "", dead: fields[0] === "Z" || fields[0] === "X" };
  } catch {
    return { started: "", dead: false };
  }
}

function holdUntilExit(file: string): () => void {
  held.add(file);
  const timer = setInterval(() => showLife(file), SIGN_OF_LIFE_EVERY_MS).unref();
  const release = () => {
    clearInterval(timer);
    if (held.delete(file)) rmSync(file, { force: true });
    process.off("exit", release);
  };
  process.on("exit", release);
  return release;
}

function showLife(file: string) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody removed the file by hand. That is no reason to stop serving.
  }
}
