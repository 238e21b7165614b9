import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const LOCK_FILE = ".cache/build.lock";

/**
 * Runs `task` while no other process builds in this folder, waiting for one that does.
 * @param {() => void} task
 */
export async function whileLocked(task) {
  mkdirSync(".cache", { recursive: true });
  while (!takeLock()) await sleep(200);
  try {
    task();
  } finally {
    rmSync(LOCK_FILE, { force: true });
  }
}

function takeLock() {
  try {
    writeFileSync(LOCK_FILE, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!isHolderAlive()) rmSync(LOCK_FILE, { force: true });
    return false;
  }
}

function isHolderAlive() {
  try {
    process.kill(Number(readFileSync(LOCK_FILE, "utf8")), 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
