import { setTimeout as sleep } from "node:timers/promises";
import { startApp } from "../data/installation";
import type { LoadProcess } from "../processes/load";
import type { MeasuredProcess, Usage } from "../processes/measured-process";
import { measure, type Rounds } from "./rounds";
import type { Scenario } from "./scenarios";

/** So many that each process gets about half of them. */
const CONNECTIONS = 64;

const PROCESSES = 2;

/** How two processes compare with one, once for each round. */
export interface TwoProcesses {
  /** What one uses for a request, divided by what the busier of two cores has to do for one. */
  byCpu: number[];
  /** How many times as many requests they answered, with the load and Postgres on the same machine. */
  perSecond: number[];
}

/** Compares them by the name of each scenario. */
export async function compareProcesses(
  databaseUrl: string,
  scenarios: Scenario[],
  load: LoadProcess,
  rounds: Rounds,
): Promise<Map<string, TwoProcesses>> {
  const [one, two] = await Promise.all([
    startApp(databaseUrl),
    startApp(databaseUrl, { WEB_CONCURRENCY: String(PROCESSES) }),
  ]);
  const compared = new Map<string, TwoProcesses>();
  try {
    // The first of them serves before the second has started.
    while ((await two.usage()).workerCpuMicros.length < PROCESSES) await sleep(50);
    for (const scenario of scenarios)
      compared.set(scenario.name, await compare(scenario, one, two, load, rounds));
    return compared;
  } finally {
    await Promise.all([one.stop(), two.stop()]);
  }
}

async function compare(
  scenario: Scenario,
  one: MeasuredProcess,
  two: MeasuredProcess,
  load: LoadProcess,
  { rounds, seconds, warmUpSeconds }: Rounds,
): Promise<TwoProcesses> {
  const busy = { ...scenario, connections: CONNECTIONS };
  const run = async (app: MeasuredProcess, amount: number) => {
    const before = await app.usage();
    const { perSecond } = await measure(busy, { app, floors: app }, load, amount);
    return { perSecond, cpu: busiestCore(before, await app.usage()) / amount };
  };
  const cold = await run(one, CONNECTIONS);
  const warmUp = CONNECTIONS + Math.ceil(cold.perSecond * warmUpSeconds);
  const warm = await run(one, warmUp);
  // Each of the two has to compile everything for itself.
  await run(two, PROCESSES * (CONNECTIONS + warmUp));
  const amount = CONNECTIONS + Math.ceil(warm.perSecond * seconds);
  const found: TwoProcesses = { byCpu: [], perSecond: [] };
  for (let round = 1; round <= rounds; round += 1) {
    const alone = await run(one, amount);
    const both = await run(two, PROCESSES * amount);
    found.byCpu.push(alone.cpu / both.cpu);
    found.perSecond.push(both.perSecond / alone.perSecond);
  }
  return found;
}

/**
 * The CPU of the core that has most to do, where each process has one: its process, or an equal share of everything, with
 * what hands connections out.
 */
function busiestCore(before: Usage, after: Usage) {
  const processes = after.workerCpuMicros.map((micros, nth) => micros - before.workerCpuMicros[nth]!);
  const share = (after.cpuMicros - before.cpuMicros) / Math.max(1, processes.length);
  return Math.max(share, ...processes);
}
