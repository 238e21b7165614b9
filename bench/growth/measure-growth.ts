import type { Person } from "../data/people";
import type { MeasuredProcess } from "../processes/measured-process";
import { median } from "../report/statistics";

const REQUESTS = 100;

/** What one request costs, one at a time, in milliseconds. */
export interface Cost {
  cpu: number;
  /** How long statements took, with the way to the database and back. */
  database: number;
}

/** What a page costs the server, which must say so in Server-Timing. */
export async function costOf(app: MeasuredProcess, { cookie }: Person, path: string): Promise<Cost> {
  await askOften(app, cookie, path);
  const before = await app.usage();
  const databaseTimes = await askOften(app, cookie, path);
  const after = await app.usage();
  return { cpu: (after.cpuMicros - before.cpuMicros) / REQUESTS / 1000, database: median(databaseTimes) };
}

async function askOften({ url }: MeasuredProcess, cookie: string, path: string) {
  const times: number[] = [];
  for (let request = 0; request < REQUESTS; request += 1) {
    const answer = await fetch(url + path, { headers: { cookie, accept: "text/html" } });
    await answer.arrayBuffer();
    const [, ms] = /\bdb;dur=([\d.]+)/.exec(answer.headers.get("server-timing") ?? "") ?? [];
    if (answer.status !== 200 || ms === undefined) throw new Error(`${path} answered ${answer.status}.`);
    times.push(Number(ms));
  }
  return times;
}
