import type { LoadProcess } from "../processes/load";
import type { MeasuredProcess } from "../processes/measured-process";
import type { Progress } from "../report/progress";
import { percentile } from "../report/statistics";
import type { Scenario } from "./scenarios";

const CONNECTIONS = 8;

/** One round of one scenario. */
export interface Sample {
  cpuMicros: number;
  perSecond: number;
  p50: number;
  p99: number;
  bytes: number;
  /** What the server held in memory when it was over. */
  residentBytes: number;
}

export type Servers = Record<Scenario["server"], MeasuredProcess>;

export interface Rounds {
  rounds: number;
  /** How long one scenario may take in one round. */
  seconds: number;
  warmUpSeconds: number;
}

/** By the name of the scenario, a sample for each round. In every round all of them take turns, so that a slow moment of the machine favours none. */
export async function runRounds(
  scenarios: Scenario[],
  servers: Servers,
  load: LoadProcess,
  { rounds, seconds, warmUpSeconds }: Rounds,
  progress: Progress,
): Promise<Map<string, Sample[]>> {
  const amounts = new Map<string, number>();
  for (const scenario of scenarios) {
    progress(`warming up: ${scenario.name}`);
    const least = scenario.connections ?? CONNECTIONS;
    const cold = await measure(scenario, servers, load, least);
    const warm = await measure(scenario, servers, load, amountIn(warmUpSeconds, cold, least));
    amounts.set(scenario.name, amountIn(seconds, warm, least));
  }
  const samples = new Map<string, Sample[]>(scenarios.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? [...scenarios].reverse() : scenarios;
    for (const scenario of order) {
      progress(`round ${round} of ${rounds}: ${scenario.name}`);
      const sample = await measure(scenario, servers, load, amounts.get(scenario.name)!);
      samples.get(scenario.name)!.push(sample);
    }
  }
  return samples;
}

function amountIn(seconds: number, { perSecond }: Sample, least: number) {
  return Math.max(least, Math.ceil(perSecond * seconds));
}

/** Sends `amount` requests, and takes what the server used for them. */
export async function measure(
  { server, request: { path, ...request }, connections = CONNECTIONS }: Scenario,
  servers: Servers,
  load: LoadProcess,
  amount: number,
): Promise<Sample> {
  const { url, usage } = servers[server];
  const before = await usage();
  const { times, seconds, bytes } = await load.run({ ...request, url: url + path, amount, connections });
  const after = await usage();
  return {
    cpuMicros: (after.cpuMicros - before.cpuMicros) / amount,
    perSecond: amount / seconds,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    bytes,
    residentBytes: after.residentBytes,
  };
}
