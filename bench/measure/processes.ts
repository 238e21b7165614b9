import { startApp } from "../data/installation";
import type { LoadProcess } from "../processes/load";
import { measure } from "./rounds";
import type { Scenario } from "./scenarios";

const WARM_UP = 200;
const CONNECTIONS = 16;

/** How many times as many requests two processes answer as one does, once for each round. */
export async function compareProcesses(
  databaseUrl: string,
  scenario: Scenario,
  load: LoadProcess,
  rounds: number,
): Promise<number[]> {
  const [one, two] = await Promise.all([
    startApp(databaseUrl),
    startApp(databaseUrl, { WEB_CONCURRENCY: "2" }),
  ]);
  const perSecond = async (app: typeof one) => {
    const busy = { ...scenario, connections: CONNECTIONS };
    return (await measure(busy, { app, floors: app }, load, WARM_UP)).perSecond;
  };
  try {
    await perSecond(one);
    await perSecond(two);
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const alone = await perSecond(one);
      ratios.push((await perSecond(two)) / alone);
    }
    return ratios;
  } finally {
    await Promise.all([one.stop(), two.stop()]);
  }
}
