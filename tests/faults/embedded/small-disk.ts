import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder, whenDone } from "../when-done";

const MEGABYTE = 1024 ** 2;

/** A disk of a few megabytes in memory; `folder` is where it is. */
export interface SmallDisk {
  folder: string;
  /** Takes all the space that is left. */
  fill: () => void;
  /** Gives back what `fill` took. */
  empty: () => void;
  setReadOnly: (readOnly: boolean) => void;
}

/** Null where this account may not mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk | null {
  const folder = temporaryFolder();
  if (!run("mount", "-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", folder)) return null;
  whenDone(() => run("umount", "-l", folder));
  const ballast = join(folder, "ballast");
  return {
    folder,
    fill: () => writeUntilFull(ballast),
    empty: () => rmSync(ballast, { force: true }),
    setReadOnly(readOnly) {
      if (!run("mount", "-o", `remount,${readOnly ? "ro" : "rw"}`, folder))
        throw new Error("The disk could not be mounted again.");
    },
  };
}

function run(command: string, ...args: string[]) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

function writeUntilFull(file: string) {
  const descriptor = openSync(file, "a");
  try {
    for (const size of [MEGABYTE, 4096]) writeBlocks(descriptor, Buffer.alloc(size));
  } finally {
    closeSync(descriptor);
  }
}

function writeBlocks(descriptor: number, block: Buffer) {
  try {
    for (;;) writeSync(descriptor, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}
