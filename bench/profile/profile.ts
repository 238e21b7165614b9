import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { install } from "../data/installation";
import { listScenarios } from "../measure/scenarios";
import { type LoadProcess, startLoad } from "../processes/load";
import { type MeasuredProcess, root } from "../processes/measured-process";
import type { Progress } from "../report/progress";
import { writeTable } from "../report/tables";
import { PROFILED, topPackages } from "./top-packages";

const WARM_UP = 1500;
const PROFILED_REQUESTS = 1500;
const FOLDER = join(root, ".cache/bench");

/** Writes a CPU profile of each kind of request that the app answers, and prints its top ten by package. */
export async function runProfile(wanted: string[], progress: Progress): Promise<void> {
  const { app, cluster, people, deep } = await install(progress);
  const load = startLoad();
  mkdirSync(FOLDER, { recursive: true });
  try {
    for (const { name, server, request } of listScenarios(people, deep, app.url)) {
      if (server !== "app" || (wanted.length > 0 && !wanted.includes(name))) continue;
      progress(`profiling ${name}`);
      const file = join(FOLDER, `${name.replaceAll(/[^\w]+/g, "-")}.cpuprofile`);
      await profile(app, load, { ...request, url: app.url + request.path, connections: 8 }, file);
      console.log(`\n${name} (${file})\n${writeTable(PROFILED, topPackages(file))}`);
    }
  } finally {
    load.stop();
    await app.stop();
    await cluster.stop();
  }
}

async function profile(
  app: MeasuredProcess,
  load: LoadProcess,
  job: Omit<Parameters<LoadProcess["run"]>[0], "amount">,
  file: string,
) {
  await load.run({ ...job, amount: WARM_UP });
  await app.profile();
  await load.run({ ...job, amount: PROFILED_REQUESTS });
  await app.saveProfile(file);
}
