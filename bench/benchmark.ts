import { runSql } from "../tests/support/postgres-cluster";
import { install, type Installation } from "./data/installation";
import { startFloors } from "./floors/start-floors";
import { compareProcesses } from "./measure/processes";
import { countRoundTrips } from "./measure/round-trips";
import { type Rounds, runRounds } from "./measure/rounds";
import { ALL_PAGE, listScenarios, PUBLIC_PAGE } from "./measure/scenarios";
import { measureSizes } from "./measure/sizes";
import { measureStarts } from "./measure/starts";
import { type LoadProcess, startLoad } from "./processes/load";
import type { Findings } from "./report/findings";
import type { Progress } from "./report/progress";

export interface Plan extends Rounds {
  /** How often each kind of start is tried. */
  starts: number;
  /** How often two processes are compared with one. */
  comparisons: number;
}

/** Installs everything, measures it, and leaves nothing behind. */
export async function runBenchmark(plan: Plan, progress: Progress): Promise<Findings> {
  const installation = await install(progress);
  const load = startLoad();
  try {
    return await measureAll(installation, load, plan, progress);
  } finally {
    load.stop();
    await installation.app.stop();
    await installation.cluster.stop();
  }
}

async function measureAll(
  installation: Installation,
  load: LoadProcess,
  plan: Plan,
  progress: Progress,
): Promise<Findings> {
  const { app, people, deep, databaseUrl } = installation;
  const scenarios = listScenarios(people, deep, app.url);
  const [server] = await runSql<{ server_version: string }>(databaseUrl, "show server_version");
  const postgresVersion = server!.server_version;
  progress("counting round trips");
  const roundTrips = await countRoundTrips(installation, scenarios, load);
  const sizes = await measureSizes(app.url, people.reader, "/todos/today");
  const starts = await measureStarts(databaseUrl, plan.starts, progress);
  const floors = await startFloors(databaseUrl, people);
  try {
    const samples = await runRounds(scenarios, { app, floors }, load, plan, progress);
    progress("comparing two processes with one");
    const compared = scenarios.filter(({ name }) => name === ALL_PAGE || name === PUBLIC_PAGE);
    const twoProcesses = await compareProcesses(databaseUrl, compared, load, {
      ...plan,
      rounds: plan.comparisons,
    });
    return { postgresVersion, scenarios, samples, roundTrips, sizes, starts, twoProcesses };
  } finally {
    await floors.stop();
  }
}
