import type { TwoProcesses } from "../measure/processes";
import type { Sample } from "../measure/rounds";
import type { Scenario } from "../measure/scenarios";
import type { Sizes } from "../measure/sizes";
import type { Starts } from "../measure/starts";

/** Everything that one run of the benchmark found out. */
export interface Findings {
  postgresVersion: string;
  scenarios: Scenario[];
  /** By the name of the scenario, a sample for each round. */
  samples: Map<string, Sample[]>;
  /** By the name of the scenario. */
  roundTrips: Map<string, number>;
  sizes: Sizes;
  starts: Starts;
  twoProcesses: TwoProcesses;
}
