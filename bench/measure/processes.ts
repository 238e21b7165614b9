import { startApp } from "../data/installation";
import type { LoadProcess } from "../processes/load";
import type { MeasuredProcess } from "../processes/measured-process";
import { measure, type Rounds } from "./rounds";
import type { Scenario } from "./scenarios";

const CONNECTIONS = 16;

/** They share the load, and each of them has to compile everything for itself. */
const PROCESSES = 2;

/** How many times as many requests two processes answer as one does, once for each round, by the name of the scenario. */
export async function compareProcesses(
  databaseUrl: string,
  scenarios: Scenario[],
  load: LoadProcess,
  rounds: Rounds,
): Promise<Map<string, number[]>> {
  const [one, two] = await Promise.all([
    startApp(databaseUrl),
    startApp(databaseUrl, { WEB_CONCURRENCY: String(PROCESSES) }),
  ]);
  const ratios = new Map<string, number[]>();
  try {
    for (const scenario of scenarios)
      ratios.set(scenario.name, await compare(scenario, one, two, load, rounds));
    return ratios;
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
) {
  const busy = { ...scenario, connections: CONNECTIONS };
  const perSecond = async (app: MeasuredProcess, amount: number) =>
    (await measure(busy, { app, floors: app }, load, amount)).perSecond;
  const cold = await perSecond(one, CONNECTIONS);
  const warmUp = Math.ceil(cold * PROCESSES * warmUpSeconds);
  const amount = Math.ceil((await perSecond(one, warmUp)) * PROCESSES * seconds);
  await perSecond(two, PROCESSES * warmUp);
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const alone = await perSecond(one, amount);
    ratios.push((await perSecond(two, amount)) / alone);
  }
  return ratios;
}
