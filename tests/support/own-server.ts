import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port";

const root = join(import.meta.dirname, "../..");

export interface OwnServer {
  url: string;
  /** Everything printed so far. */
  output: () => string;
  /** Ends it and removes its folder. */
  stop: () => Promise<void>;
}

/** The production server with an embedded database of its own and no limits to meet by accident, outside Vitest too. */
export async function startOwnServer(settings: Record<string, string> = {}): Promise<OwnServer> {
  build();
  const folder = mkdtempSync(join(tmpdir(), "ownlist-own-server-"));
  const port = await freePort();
  const child = spawn(process.execPath, ["build/server.js"], {
    cwd: root,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: folder,
      AUTH_RATE_LIMIT: "1000000",
      SIGN_IN_RATE_LIMIT: "1000000",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(child, "close");
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", () => {
    child.kill("SIGKILL");
    removeFolder();
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => printed.includes("Ownlist is at") && resolve());
    void ended.then(() => reject(new Error(`The server ended:\n${printed}`)));
  });
  return {
    url: `http://localhost:${port}`,
    output: () => printed,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      removeFolder();
    },
  };
}

function build() {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/build.js", "--when-stale"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The build failed:\n${stderr}`);
}
