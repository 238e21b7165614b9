import type { PostgresCluster } from "../support/postgres-cluster";

/** What every fault may use. */
export interface Lab {
  /** The folder of an installation that no fault changes. */
  root: string;
  cluster: PostgresCluster;
  /** How often something is done: `full` times, or `quick` times in a short run. */
  times: (full: number, quick: number) => number;
}

/** What came of a fault. Anything in `complaints`, and anything lost, fails the run. */
export interface Outcome {
  database: string;
  times: number;
  /** Writes that were acknowledged while it happened, where there were any. */
  acknowledged?: number;
  lost: number;
  /** What people saw of it, and how soon it was over. */
  observed: string;
  complaints: string[];
}

export interface Fault {
  /** What is injected, in words. */
  name: string;
  /** Left out of a short run. */
  slow?: boolean;
  inject: (lab: Lab) => Promise<Outcome[]>;
}

/** Says what went wrong instead of ending the run, so that the other faults still get their turn. */
export async function injectSafely({ name, inject }: Fault, lab: Lab): Promise<Outcome[]> {
  try {
    return await inject(lab);
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    return [
      { database: "-", times: 0, lost: 0, observed: `${name} did not finish`, complaints: [complaint] },
    ];
  }
}

/** `milliseconds` as people read it. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
