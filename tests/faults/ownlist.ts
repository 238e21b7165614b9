import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../support/free-port";
import { whenDone } from "./when-done";

const START_TIMEOUT_MS = 60_000;

/** The same address for every instance: tokens and cookies of one are good for the others. */
const COMMON_SETTINGS = {
  BETTER_AUTH_URL: "http://localhost:3000",
  JWT_EXPIRATION: "1d",
  AUTH_RATE_LIMIT: "1000000",
  SIGN_IN_RATE_LIMIT: "1000000",
  LOG_LEVEL: "error",
};

export type Settings = Record<string, string>;

/** A production server that was launched, whether or not it serves yet. */
export interface Ownlist {
  url: string;
  pid: number;
  /** Everything printed so far. */
  output: () => string;
  /** Resolves when it serves; rejects with what it printed when it ends before that, or takes a minute. */
  ready: Promise<void>;
  /** Resolves with the exit code, which is null after a signal that ended it. */
  exited: Promise<number | null>;
  hasEnded: () => boolean;
  /** Sends a signal and waits for the end. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
}

const running = new Set<ChildProcess>();
whenDone(() => running.forEach((child) => child.kill("SIGKILL")));

/** Launches the server of the installation in `root`, with `settings` and nothing else from the environment. */
export async function launchOwnlist(root: string, settings: Settings): Promise<Ownlist> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, "build/server.js")], {
    cwd: root,
    env: environmentOf(settings, port),
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let printed = "";
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  const ready = new Promise<void>((resolve, reject) => {
    const fail = (how: string) => reject(new Error(`Ownlist ${how}:\n${printed.trim()}`));
    const timer = setTimeout(() => fail("did not start within a minute"), START_TIMEOUT_MS).unref();
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes("Ownlist is at")) resolve();
      });
    void exited.then((code) => {
      clearTimeout(timer);
      running.delete(child);
      fail(`ended with ${code}`);
    });
  });
  ready.catch(() => {});
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    output: () => printed,
    ready,
    exited,
    hasEnded: () => !running.has(child),
    end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

/** As `launchOwnlist`, when it serves. */
export async function startOwnlist(root: string, settings: Settings): Promise<Ownlist> {
  const ownlist = await launchOwnlist(root, settings);
  await ownlist.ready;
  return ownlist;
}

/** As `process.env`, for a server that is started in another way. */
export function environmentOf(settings: Settings, port: number): NodeJS.ProcessEnv {
  const environment: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    PORT: String(port),
    ...COMMON_SETTINGS,
    ...settings,
  };
  return environment as NodeJS.ProcessEnv;
}
