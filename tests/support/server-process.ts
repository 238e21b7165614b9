import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { freePort } from "./free-port";

const root = join(import.meta.dirname, "../..");

// A test that fails half-way leaves nothing behind.
const running = new Set<ChildProcess>();
const folders: string[] = [];
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export interface ServerProcess {
  pid: number;
  port: number;
  url: string;
  /** Everything printed so far. */
  output: () => string;
  /** Its exit code, when it has ended. */
  exited: Promise<number | null>;
  /** Asks it to end, and resolves with its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

type Settings = Record<string, string>;

/** Builds the production server, unless the build fits the sources. Call it before the other functions here. */
export function buildWhenStale() {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/build.js", "--when-stale"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}

/** An empty folder that no other test uses, and that goes when the tests end. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "ownlist-server-"));
  folders.push(folder);
  return folder;
}

/** The production server, on a port of its own, when it is ready. It has no settings but these. */
export async function startServer(settings: Settings): Promise<ServerProcess> {
  const port = Number(settings.PORT ?? (await freePort()));
  const { child, output, exited } = spawnServer({ ...settings, PORT: String(port) });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => output().includes("Ownlist is at") && resolve());
    void exited.then((code) => reject(new Error(`The server ended with ${code}:\n${output()}`)));
  });
  return {
    pid: child.pid!,
    port,
    url: `http://127.0.0.1:${port}`,
    output,
    exited,
    stop(signal = "SIGTERM") {
      child.kill(signal);
      return exited;
    },
  };
}

/** What a server that ends by itself, because it cannot start, printed and exited with. */
export async function runServer(settings: Settings) {
  const { output, exited } = spawnServer(settings);
  return { code: await exited, output: output() };
}

function spawnServer(settings: Settings) {
  const environment: Record<string, string | undefined> = { PATH: process.env.PATH, ...settings };
  const child = spawn(process.execPath, [join(root, "build/server.js")], {
    cwd: tmpdir(),
    env: environment as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  running.add(child);
  void exited.then(() => running.delete(child));
  return { child, output: () => printed, exited };
}
