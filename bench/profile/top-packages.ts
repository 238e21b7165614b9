import { existsSync, readFileSync } from "node:fs";
import type { Runtime, Profiler } from "node:inspector";
import { SourceMap } from "node:module";
import { fileURLToPath } from "node:url";

const SHOWN = 10;

/** The packages in a CPU profile that took the most time themselves, each with its share and its slowest functions. */
export function topPackages(file: string): string[][] {
  const { nodes, samples = [], timeDeltas = [] } = JSON.parse(readFileSync(file, "utf8")) as Profiler.Profile;
  const times = new Map<number, number>();
  samples.forEach((id, place) => times.set(id, (times.get(id) ?? 0) + timeDeltas[place]!));
  const packages = new Map<string, Map<string, number>>();
  const sourceOf = sourceFinder();
  for (const { id, callFrame } of nodes) {
    if (callFrame.functionName === "(idle)") continue;
    const name = packageOf(sourceOf(callFrame)) ?? callFrame.functionName;
    const functions = packages.get(name) ?? new Map<string, number>();
    packages.set(name, functions);
    add(functions, callFrame.functionName || "(anonymous)", times.get(id) ?? 0);
  }
  const whole = sum([...packages.values()].map((functions) => sum([...functions.values()])));
  return [...packages]
    .map(([name, functions]) => ({ name, functions, time: sum([...functions.values()]) }))
    .sort((one, other) => other.time - one.time)
    .slice(0, SHOWN)
    .map(({ name, functions, time }) => [name, percent(time, whole), slowest(functions, whole)]);
}

export const PROFILED = ["package", "own time", "most of it in"];

function slowest(functions: Map<string, number>, whole: number) {
  return [...functions]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 4)
    .map(([name, time]) => `${name} ${percent(time, whole)}`)
    .join(", ");
}

/** Where a function was written: by the source map of its file, where there is one. */
function sourceFinder() {
  const maps = new Map<string, SourceMap | null>();
  return ({ url, lineNumber, columnNumber }: Runtime.CallFrame): string => {
    if (!maps.has(url)) maps.set(url, sourceMapOf(url));
    const entry = maps.get(url)?.findEntry(lineNumber, columnNumber);
    return entry && "originalSource" in entry ? entry.originalSource : url;
  };
}

function sourceMapOf(url: string) {
  const file = url.startsWith("file:") ? `${fileURLToPath(url)}.map` : "";
  return existsSync(file)
    ? new SourceMap(JSON.parse(readFileSync(file, "utf8")) as ConstructorParameters<typeof SourceMap>[0])
    : null;
}

/** Null for what V8 does by itself, such as collecting garbage. */
function packageOf(url: string) {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (name !== undefined) return name;
  if (url.startsWith("node:")) return "Node.js";
  return url === "" ? null : "Ownlist";
}

function add(times: Map<string, number>, key: string, time: number) {
  times.set(key, (times.get(key) ?? 0) + time);
}

const sum = (times: number[]) => times.reduce((total, time) => total + time, 0);
const percent = (time: number, whole: number) => `${((time / whole) * 100).toFixed(1)} %`;
