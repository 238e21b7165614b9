import { setTimeout as sleep } from "node:timers/promises";
import { startApp } from "../data/installation";
import { listCores, moveTo } from "../processes/cores";
import type { LoadProcess } from "../processes/load";
import type { MeasuredProcess } from "../processes/measured-process";
import { measure, type Rounds } from "./rounds";
import type { Scenario } from "./scenarios";

/** So many that each process gets about half of them. */
const CONNECTIONS = 64;

const PROCESSES = 2;

/** How two processes on two cores compare with one on one. */
export interface TwoProcesses {
  /** How many times as many requests they answered, once for each round, by the name of the scenario. */
  perSecond: Map<string, number[]>;
  /** Whether the load and Postgres, too, were kept on as many cores as there were processes. */
  onAsManyCores: boolean;
}

/** Compares them by each scenario. */
export async function compareProcesses(
  databaseUrl: string,
  scenarios: Scenario[],
  load: LoadProcess,
  rounds: Rounds,
): Promise<TwoProcesses> {
  const [one, two] = await Promise.all([
    startApp(databaseUrl),
    startApp(databaseUrl, { WEB_CONCURRENCY: String(PROCESSES) }),
  ]);
  const cores = listCores();
  const onAsManyCores = cores.length >= PROCESSES;
  const keepOn = (count: number) => onAsManyCores && moveTo(cores.slice(0, count));
  const compared: TwoProcesses = { perSecond: new Map(), onAsManyCores };
  try {
    // The first of them serves before the second has started.
    while ((await two.usage()).serving < PROCESSES) await sleep(50);
    for (const scenario of scenarios)
      compared.perSecond.set(scenario.name, await compare(scenario, one, two, keepOn, load, rounds));
    return compared;
  } finally {
    keepOn(cores.length);
    await Promise.all([one.stop(), two.stop()]);
  }
}

async function compare(
  scenario: Scenario,
  one: MeasuredProcess,
  two: MeasuredProcess,
  keepOn: (cores: number) => void,
  load: LoadProcess,
  { rounds, seconds, warmUpSeconds }: Rounds,
): Promise<number[]> {
  const busy = { ...scenario, connections: CONNECTIONS };
  const run = async (app: MeasuredProcess, processes: number, amount: number) => {
    keepOn(processes);
    return (await measure(busy, { app, floors: app }, load, processes * amount)).perSecond;
  };
  const cold = await run(one, 1, CONNECTIONS);
  const warmUp = CONNECTIONS + Math.ceil(cold * warmUpSeconds);
  const warm = await run(one, 1, warmUp);
  // Each of the two has to compile everything for itself.
  await run(two, PROCESSES, CONNECTIONS + warmUp);
  const amount = CONNECTIONS + Math.ceil(warm * seconds);
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const alone = await run(one, 1, amount);
    const both = await run(two, PROCESSES, amount);
    ratios.push(both / alone);
  }
  return ratios;
}
