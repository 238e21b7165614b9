import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../tests/support/free-port";

export const root = join(import.meta.dirname, "../..");

const LONGEST_START_MS = 60_000;

export interface Usage {
  /** Of all its processes, every thread of them, in user and kernel mode. */
  cpuMicros: number;
  /** How many processes serve, where there are several. */
  serving: number;
  residentBytes: number;
  mostResidentBytes: number;
}

export interface MeasuredProcess {
  url: string;
  /** From being spawned to the first 200, in milliseconds. */
  startMs: number;
  usage: () => Promise<Usage>;
  profile: () => Promise<void>;
  /** Ends the profile that `profile` began, and writes it. */
  saveProfile: (file: string) => Promise<void>;
  stop: () => Promise<void>;
}

interface Program {
  /** Relative to the root of the project. */
  script: string;
  settings: Record<string, string>;
  /** What has to answer 200 before it counts as started. */
  path: string;
  execArgv?: string[];
}

const running = new Set<ChildProcess>();
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** A server in a process of its own, on a port of its own, when it answers. It has no settings but those of `program`. */
export async function startMeasured({
  script,
  settings,
  path,
  execArgv = [],
}: Program): Promise<MeasuredProcess> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const startedAt = performance.now();
  const child = fork(join(root, script), {
    cwd: root,
    execArgv: [...execArgv, "--import", join(root, "bench/processes/answer-parent.js")],
    env: { NODE_ENV: "production", PATH: process.env.PATH, PORT: String(port), ...settings },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  running.add(child);
  const ended = once(child, "exit").then(() => void running.delete(child));
  await firstAnswer(url + path, child);
  const startMs = performance.now() - startedAt;
  const ask = async (question: object) => {
    child.send(question);
    const [{ answer }] = (await once(child, "message")) as [{ answer: unknown }];
    return answer;
  };
  return {
    url,
    startMs,
    usage: async () => (await ask({ ask: "usage" })) as Usage,
    profile: async () => void (await ask({ ask: "profile" })),
    saveProfile: async (file) => void (await ask({ ask: "save", file })),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function firstAnswer(url: string, child: ChildProcess) {
  const giveUpAt = performance.now() + LONGEST_START_MS;
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.at(-1)} ended with ${child.exitCode}.`);
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await sleep(5);
  }
  throw new Error(`${url} did not answer within ${LONGEST_START_MS / 1000} seconds.`);
}
