import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const tasks: (() => void)[] = [];

process.on("exit", () => {
  while (tasks.length > 0) attempt(tasks.pop()!);
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(130));

/** Has `task` done when the run ends, however it ends, the latest first. It must not wait for anything. */
export function whenDone(task: () => void) {
  tasks.push(task);
}

/** An empty folder that goes when the run ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ownlist-faults-"));
  whenDone(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function attempt(task: () => void) {
  try {
    task();
  } catch (error) {
    console.error(error);
  }
}
