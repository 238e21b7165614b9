import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ConfigurationError } from "~/configuration-error";
import { lockFolder } from "~db/connect/folder-lock.server";

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "ownlist-lock-"));
  folder = join(parent, "postgres");
});

const lock = () => lockFolder(folder, { here: 0, elsewhere: 0 });

afterEach(() => rmSync(parent, { recursive: true, force: true }));

const namespace = existsSync("/proc/self/ns/pid") ? readlinkSync("/proc/self/ns/pid") : "";
const startedOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ")[19];

test("a folder is held by one, until it is given back", async () => {
  const unlock = await lock();

  await expect(lock()).rejects.toThrow(ConfigurationError);
  await expect(lock()).rejects.toThrow(/DATA_DIR.*in use by another running Ownlist/);

  unlock();
  (await lock())();
  expect(existsSync(`${folder}.lock`)).toBe(false);
});

test("of many that want a folder at once, one gets it", async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => lock()));

  const winners = attempts.filter((attempt) => attempt.status === "fulfilled");
  expect(winners).toHaveLength(1);
  winners[0]!.value();
});

test.runIf(existsSync("/proc/self/stat"))(
  "what a process that is gone has left behind holds nobody up",
  async () => {
    const child = spawn(process.execPath, ["--eval", ""]);
    await once(child, "close");
    writeFileSync(`${folder}.lock`, JSON.stringify({ pid: child.pid, started: "1", namespace }));

    (await lock())();
  },
);

test.runIf(existsSync("/proc/self/stat"))(
  "another process that runs holds the folder, and its successor with the same pid does not",
  async () => {
    const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1000)"]);
    await once(child, "spawn");
    try {
      writeFileSync(
        `${folder}.lock`,
        JSON.stringify({ pid: child.pid, started: startedOf(child.pid!), namespace }),
      );
      await expect(lock()).rejects.toThrow(`process ${child.pid}`);

      writeFileSync(`${folder}.lock`, JSON.stringify({ pid: child.pid, started: "1", namespace }));
      (await lock())();
    } finally {
      child.kill();
    }
  },
);

test("a lock of this process's own pid from before a restart holds nobody up", async () => {
  writeFileSync(`${folder}.lock`, JSON.stringify({ pid: process.pid, started: "1", namespace }));

  (await lock())();
});

test("a lock file that makes no sense holds nobody up", async () => {
  writeFileSync(`${folder}.lock`, "");

  (await lock())();
});

test("a process of another container holds the folder for as long as it gives signs of life", async () => {
  writeFileSync(`${folder}.lock`, JSON.stringify({ pid: 1, started: "1", namespace: "pid:[1]" }));
  await expect(lock()).rejects.toThrow(ConfigurationError);

  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${folder}.lock`, longAgo, longAgo);
  (await lock())();
});

test("whoever holds a folder gives signs of life", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const unlock = await lock();
  utimesSync(`${folder}.lock`, new Date(0), new Date(0));

  vi.advanceTimersByTime(5000);

  expect(Date.now() - statSync(`${folder}.lock`).mtimeMs).toBeLessThan(60_000);
  unlock();
  vi.useRealTimers();
});

describe("a process that was frozen and finds the folder taken", () => {
  const other = JSON.stringify({ pid: process.pid, started: "1", namespace: "pid:[1]" });
  let unlock: () => void;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    vi.spyOn(process, "exit").mockImplementation((code) => {
      throw new Error(`ended with ${code}`);
    });
    unlock = await lock();
  });

  afterEach(() => {
    rmSync(`${folder}.lock`, { force: true });
    unlock();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  test("ends with the next sign of life, and gives none", () => {
    writeFileSync(`${folder}.lock`, other);
    utimesSync(`${folder}.lock`, new Date(0), new Date(0));

    expect(() => vi.advanceTimersByTime(5000)).toThrow("ended with 1");

    expect(statSync(`${folder}.lock`).mtimeMs).toBe(0);
  });

  test("ends instead of giving it back, and leaves the other one's file", () => {
    writeFileSync(`${folder}.lock`, other);

    expect(unlock).toThrow("ended with 1");

    expect(readFileSync(`${folder}.lock`, "utf8")).toBe(other);
  });

  test("leaves the other one's file when it ends otherwise", () => {
    writeFileSync(`${folder}.lock`, other);

    process.listeners("exit").at(-1)!(0);

    expect(readFileSync(`${folder}.lock`, "utf8")).toBe(other);
  });

  test("goes on when somebody removed the file by hand", () => {
    rmSync(`${folder}.lock`);

    vi.advanceTimersByTime(5000);
    unlock();
  });
});
