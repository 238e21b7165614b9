import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const FOLDER = ".cache";
const LOCK_FILE = `${FOLDER}/build.lock`;

/**
 * Runs `task` while no other process builds in this folder, waiting for one that does.
 * @param {() => void} task
 */
export async function whileLocked(task) {
  makeFolder();
  while (!takeLock()) await sleep(200);
  try {
    task();
  } finally {
    rmSync(LOCK_FILE, { force: true });
  }
}

function makeFolder() {
  try {
    mkdirSync(FOLDER, { recursive: true });
  } catch (error) {
    throw unwritable(error);
  }
}

function takeLock() {
  try {
    writeFileSync(LOCK_FILE, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw unwritable(error);
    if (!isHolderAlive()) rmSync(LOCK_FILE, { force: true });
    return false;
  }
}

function isHolderAlive() {
  try {
    process.kill(Number(readFileSync(LOCK_FILE, "utf8")), 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/** @param {unknown} error */
function unwritable(error) {
  return new Error(
    `Ownlist cannot be built: nothing can be written in ${resolve(FOLDER)} (${codeOf(error)}); let this account write there, and see that the disk is not full.`,
    { cause: error },
  );
}

/** @param {unknown} error */
function codeOf(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
