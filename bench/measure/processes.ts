import { startApp } from "../data/installation";
import type { LoadProcess } from "../processes/load";
import { measure, type Rounds } from "./rounds";
import type { Scenario } from "./scenarios";

const CONNECTIONS = 16;

/** The load of a warm-up is shared by the processes, each of which has to compile everything for itself. */
const LONGER = 2;

/** How many times as many requests two processes answer as one does, once for each round. */
export async function compareProcesses(
  databaseUrl: string,
  scenario: Scenario,
  load: LoadProcess,
  { rounds, seconds, warmUpSeconds }: Rounds,
): Promise<number[]> {
  const [one, two] = await Promise.all([
    startApp(databaseUrl),
    startApp(databaseUrl, { WEB_CONCURRENCY: "2" }),
  ]);
  const busy = { ...scenario, connections: CONNECTIONS };
  const perSecond = async (app: typeof one, amount: number) =>
    (await measure(busy, { app, floors: app }, load, amount)).perSecond;
  try {
    const cold = await perSecond(one, CONNECTIONS);
    const warmUp = Math.ceil(cold * LONGER * warmUpSeconds);
    const amount = Math.ceil((await perSecond(one, warmUp)) * LONGER * seconds);
    await perSecond(two, LONGER * warmUp);
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const alone = await perSecond(one, amount);
      ratios.push((await perSecond(two, amount)) / alone);
    }
    return ratios;
  } finally {
    await Promise.all([one.stop(), two.stop()]);
  }
}
