import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import closeWithGrace from "close-with-grace";
import { env } from "~/env.server";
import { log } from "~/http/log.server";

const SERVING = "serving";
const BEFORE_REPLACING_MS = 1000;
const DEATHS_A_MINUTE = 5;

/**
 * Serves Ownlist in as many processes as `WEB_CONCURRENCY` says, which share a port. An embedded database has but one,
 * since a second one would ruin it.
 */
export async function startProcesses(root: string, development: boolean): Promise<void> {
  const isShared = env.DATABASE_DRIVER !== "pglite" && env.WEB_CONCURRENCY > 1 && !development;
  if (isShared && cluster.isPrimary) await new Leader().start(env.WEB_CONCURRENCY);
  else {
    const { startServer } = await import("./start");
    await startServer(root, development);
  }
  if (cluster.isPrimary) console.log(`Ownlist is at ${env.baseUrl}`);
  else process.send!(SERVING);
}

/** Starts the processes that serve, replaces one that ends by itself, and stops them all when it is stopped. */
class Leader {
  #open = false;
  #stopping = false;
  readonly #workers = new Set<Worker>();
  readonly #deaths: number[] = [];

  async start(count: number) {
    closeWithGrace({ delay: 15_000, logger: false }, () => this.#stop());
    // Alone at first: it brings the tables up to date, and whatever is wrong is said once.
    await this.#startOne();
    await Promise.all(Array.from({ length: count - 1 }, () => this.#startOne()));
    this.#open = true;
  }

  async #startOne() {
    const worker = cluster.fork();
    this.#workers.add(worker);
    const ended = once(worker, "exit") as Promise<[number | null, string | null]>;
    void ended.then(([code, signal]) => {
      this.#workers.delete(worker);
      if (this.#open) void this.#replace(code, signal);
      else if (!this.#stopping) this.#giveUp(code ?? 1);
    });
    await Promise.race([once(worker, "message"), ended]);
  }

  async #replace(code: number | null, signal: string | null) {
    if (this.#stopping) return;
    log.error({ code, signal }, "a process ended by itself, and is replaced");
    const now = Date.now();
    this.#deaths.push(now);
    if (this.#deaths.filter((time) => now - time < 60_000).length > DEATHS_A_MINUTE) return this.#giveUp(1);
    await sleep(BEFORE_REPLACING_MS);
    if (!this.#stopping) await this.#startOne();
  }

  /** Whoever started Ownlist decides whether to try again. */
  #giveUp(code: number) {
    process.exitCode = code;
    void this.#stop().then(() => process.exit(code));
  }

  async #stop() {
    this.#stopping = true;
    const workers = [...this.#workers];
    const ended = workers.map((worker) => once(worker, "exit"));
    for (const worker of workers) worker.process.kill("SIGTERM");
    await Promise.all(ended);
  }
}
