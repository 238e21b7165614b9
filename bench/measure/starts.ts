import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp, startEmbedded } from "../data/installation";
import { startExpress } from "../floors/start-floors";
import type { MeasuredProcess } from "../processes/measured-process";
import type { Progress } from "../report/progress";

/** Milliseconds from being spawned to the first 200, once for each time it was tried. */
export interface Starts {
  express: number[];
  postgres: number[];
  embedded: number[];
  embeddedFirst: number[];
  /** The most memory that a first start on the embedded database took. */
  firstStartBytes: number;
}

/** Starts each server `times` times, in turns. */
export async function measureStarts(databaseUrl: string, times: number, progress: Progress): Promise<Starts> {
  const starts: Starts = { express: [], postgres: [], embedded: [], embeddedFirst: [], firstStartBytes: 0 };
  for (let time = 1; time <= times; time += 1) {
    progress(`starting servers, ${time} of ${times}`);
    const folder = await mkdtemp(join(tmpdir(), "ownlist-bench-"));
    try {
      starts.express.push((await once(() => startExpress(databaseUrl))).startMs);
      starts.postgres.push((await once(() => startApp(databaseUrl))).startMs);
      const first = await once(() => startEmbedded(folder));
      starts.embeddedFirst.push(first.startMs);
      starts.firstStartBytes = Math.max(starts.firstStartBytes, first.mostResidentBytes);
      starts.embedded.push((await once(() => startEmbedded(folder))).startMs);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return starts;
}

async function once(start: () => Promise<MeasuredProcess>) {
  const server = await start();
  const { mostResidentBytes } = await server.usage();
  await server.stop();
  return { startMs: server.startMs, mostResidentBytes };
}
