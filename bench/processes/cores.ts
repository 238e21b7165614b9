import { execFileSync, spawnSync } from "node:child_process";

/** The numbers of the cores that this process may use; none where `taskset` cannot tell them, as on macOS. */
export function listCores(): number[] {
  const { stdout, status } = spawnSync("taskset", ["-c", "-p", String(process.pid)], { encoding: "utf8" });
  if (status !== 0) return [];
  const list = stdout.slice(stdout.lastIndexOf(":") + 1).trim();
  return list.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return Array.from({ length: last! - first! + 1 }, (_, nth) => first! + nth);
  });
}

/** Moves this process and everything that it started, Postgres included, to these cores. */
export function moveTo(cores: number[]): void {
  // One that has ended meanwhile is no error.
  for (const pid of family()) spawnSync("taskset", ["-a", "-c", "-p", cores.join(","), String(pid)]);
}

/** This process, what it started, and what those started. */
function family(): number[] {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const parents = listed
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [process.pid];
  for (const pid of found)
    found.push(...parents.flatMap(([child, parent]) => (parent === pid ? [child!] : [])));
  return found;
}
