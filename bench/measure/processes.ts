import { startApp } from "../data/installation";
import type { LoadProcess } from "../processes/load";
import type { MeasuredProcess } from "../processes/measured-process";
import { measure, type Rounds, type Sample } from "./rounds";
import type { Scenario } from "./scenarios";

/** So many that each process gets about half of them. */
const CONNECTIONS = 64;

/** They share the load, and each of them has to compile everything for itself. */
const PROCESSES = 2;

/** What two processes do against one, once for each round. */
export interface TwoProcesses {
  /** How many times as many requests two cores of their own let them answer: by what one uses, and the busier of two cores. */
  byCpu: number[];
  /** How many times as many they did answer, with the load and Postgres on the same machine. */
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
  const run = (app: MeasuredProcess, amount: number) => measure(busy, { app, floors: app }, load, amount);
  const cold = await run(one, CONNECTIONS);
  const warmUp = CONNECTIONS + Math.ceil(cold.perSecond * warmUpSeconds);
  const warm = await run(one, warmUp);
  await run(two, PROCESSES * (CONNECTIONS + warmUp));
  const amount = CONNECTIONS + Math.ceil(warm.perSecond * seconds);
  const found: TwoProcesses = { byCpu: [], perSecond: [] };
  for (let round = 1; round <= rounds; round += 1) {
    const alone = await run(one, amount);
    const both = await run(two, PROCESSES * amount);
    found.byCpu.push(alone.cpuMicros / busierCore(both));
    found.perSecond.push(both.perSecond / alone.perSecond);
  }
  return found;
}

/** What the busier of two cores has to do for a request: its process, or half of everything with what hands connections out. */
function busierCore({ cpuMicros, workerCpuMicros }: Sample) {
  return Math.max(cpuMicros / PROCESSES, ...workerCpuMicros);
}
