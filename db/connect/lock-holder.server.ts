import { readFileSync, readlinkSync } from "node:fs";

/** The process that a lock file names. */
export interface Holder {
  pid: number;
  /** When that process began, in kernel ticks; empty where the kernel does not say. Tells it from a later one with its pid. */
  started: string;
  /** The namespace its pid counts in: a container knows nothing of the processes in another. */
  namespace: string;
}

const NAMESPACE = readNamespace();

/** This process. */
export const ME: Holder = {
  pid: process.pid,
  started: readProcess(process.pid).started,
  namespace: NAMESPACE,
};

/** Undefined when there is no such file, or it makes no sense. */
export function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

export function isSame(one: Holder | undefined, other: Holder | undefined) {
  return one?.pid === other?.pid && one?.started === other?.started && one?.namespace === other?.namespace;
}

/** Whether its pid means the same here. */
export function isHere(holder: Holder) {
  return holder.namespace === NAMESPACE;
}

function readNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

/** From /proc/<pid>/stat, after the name in parentheses: the state comes first, the start time is the twentieth. */
export function readProcess(pid: number): { started: string; dead: boolean } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return { started: fields[19] ?? "", dead: fields[0] === "Z" || fields[0] === "X" };
  } catch {
    return { started: "", dead: false };
  }
}
