import type { Sample } from "../measure/rounds";
import type { Findings } from "./findings";
import { median, withSpread } from "./statistics";
import { isHeld, listTargets, type Target } from "./targets";

/** A row for each scenario, in the columns of `MEASURED`. */
export function measuredRows({ scenarios, samples, roundTrips }: Findings): string[][] {
  return scenarios.map(({ name, against }) => {
    const own = samples.get(name)!;
    const of = (key: keyof Sample) => own.map((sample) => sample[key]);
    const floor = against === undefined ? [] : samples.get(against)!;
    const ratios = floor.map(({ cpuMicros }, round) => own[round]!.cpuMicros / cpuMicros);
    return [
      name,
      withSpread(of("cpuMicros"), 0),
      median(of("perSecond")).toFixed(0),
      median(of("p50")).toFixed(1),
      median(of("p99")).toFixed(1),
      median(of("bytes")).toFixed(0),
      String(roundTrips.get(name) ?? ""),
      ratios.length === 0 ? "" : withSpread(ratios),
      against ?? "",
    ];
  });
}

const PERFORMANCE = ["CPU µs", "per second", "p50 ms", "p99 ms", "bytes", "round trips"];
export const MEASURED = ["what", ...PERFORMANCE, "ratio", "to"];

/** A row for each target, in the columns of `TARGETS`. */
export function targetRows(findings: Findings): string[][] {
  return listTargets(findings).map((target) => [
    target.name,
    `${round(target.measured)} ${target.unit}`.trim(),
    target.atLeast ? `at least ${target.must}` : String(target.must),
    String(target.aim ?? ""),
    verdict(target),
  ]);
}

export const TARGETS = ["target", "measured", "must", "aim", ""];

function verdict(target: Target) {
  if (target.notJudged !== undefined) return `not judged: ${target.notJudged}`;
  return isHeld(target) ? "held" : "MISSED";
}

const round = (value: number) => (Number.isInteger(value) ? value : value.toFixed(value < 10 ? 2 : 1));

/** A table as Markdown, which reads well as it is. */
export function writeTable(head: string[], rows: string[][]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}
