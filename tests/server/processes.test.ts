import { spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDatabase, type PostgresCluster, startPostgresCluster } from "../support/postgres-cluster";
import { send } from "../support/send";
import {
  buildWhenStale,
  runServer,
  type ServerProcess,
  startServer,
  temporaryFolder,
} from "../support/server-process";

let postgres: PostgresCluster;
let settings: Record<string, string>;

beforeAll(async () => {
  buildWhenStale();
  postgres = await startPostgresCluster();
  await createDatabase(postgres.adminUrl, "processes");
  settings = {
    WEB_CONCURRENCY: "3",
    DATABASE_URL: postgres.urlOf("processes"),
    BETTER_AUTH_URL: "http://localhost:3000",
    BETTER_AUTH_SECRET: "a secret that is only good for tests",
    SIGN_IN_RATE_LIMIT: "4",
    TRUST_PROXY: "loopback",
  };
});

afterAll(() => postgres?.stop());

test("as many processes as asked for share a port, count attempts together, and end together", async () => {
  const server = await startServer(settings);
  const workers = listWorkers(server);
  expect(workers).toHaveLength(3);

  const statuses: number[] = [];
  for (let attempt = 0; attempt < 6; attempt++) statuses.push(await signInWrongly(server));
  expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);

  expect(await server.stop()).toBe(0);
  expect(workers.filter(isRunning)).toEqual([]);
  expect(server.output().match(/Ownlist is at/g)).toHaveLength(1);
});

test("Ctrl-C, which every process hears, ends them all in order", async () => {
  const server = await startServer(settings);
  for (const pid of listWorkers(server)) process.kill(pid, "SIGINT");

  expect((await send(`${server.url}/readyz`)).status).toBe(200);
  expect(await server.stop("SIGINT")).toBe(0);
});

test("a process that ends by itself is replaced, and the others serve on", async () => {
  const server = await startServer(settings);
  const [victim, ...others] = listWorkers(server);
  process.kill(victim!, "SIGKILL");
  // A connection handed to it meanwhile is lost with it.
  while (!server.output().includes("a process ended by itself, and is replaced")) await sleep(20);

  while (listWorkers(server).length < 3 || listWorkers(server).includes(victim!)) {
    expect((await send(`${server.url}/healthz`)).status).toBe(200);
    await sleep(50);
  }

  expect(listWorkers(server)).toEqual(expect.arrayContaining(others));
  expect(await server.stop()).toBe(0);
});

test("processes that keep ending end Ownlist, so that whoever started it hears of it", async () => {
  const server = await startServer(settings);
  const ended = server.exited;
  let isOver = false;
  void ended.then(() => (isOver = true));

  while (!isOver) {
    for (const pid of listWorkers(server)) killUnlessGone(pid);
    await sleep(50);
  }

  expect(await ended).toBe(1);
});

test("what keeps the first one from starting is said once, and ends the rest", async () => {
  const { code, output } = await runServer({ ...settings, PORT: String(postgres.port) });

  expect(code).toBe(1);
  expect(output.match(/PORT \d+ is already in use/g)).toHaveLength(1);
});

test("an embedded database has one process, whatever is asked for", async () => {
  const server = await startServer({ DATA_DIR: temporaryFolder(), WEB_CONCURRENCY: "3" });

  expect(listWorkers(server)).toEqual([]);
  await server.stop();
});

function killUnlessGone(pid: number) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function signInWrongly({ url }: ServerProcess) {
  const { status } = await send(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: "http://localhost:3000",
      "X-Forwarded-For": "203.0.113.9",
    },
    body: JSON.stringify({ email: "nobody@example.org", password: "correct horse battery" }),
  });
  return status;
}

function listWorkers({ pid }: ServerProcess): number[] {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const processes = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return processes.filter(([, parent]) => parent === pid).map(([own]) => own!);
}

function isRunning(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
