import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../processes/measured-process";
import type { Findings } from "./findings";
import { MEASURED, measuredRows, TARGETS, targetRows, writeTable } from "./tables";

const PACKAGES = ["@remix-run/node", "react", "better-auth", "drizzle-orm", "pg", "express", "autocannon"];

/** Writes `bench/results.md`: the machine, the versions, the day, and everything that was measured. */
export function writeResults(findings: Findings, rounds: number): void {
  const day = new Date().toISOString().slice(0, 10);
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), ${gigabytes} GB`;
  const versions = PACKAGES.map((name) => `${name} ${versionOf(name)}`).join(", ");
  writeFileSync(
    join(root, "bench/results.md"),
    `# Results

Written by \`npm run bench\`; [README.md](README.md) says how to read them.

- ${day}, ${rounds} rounds, ${machine}
- Node.js ${process.versions.node}, PostgreSQL ${findings.postgresVersion} on the same machine; ${versions}

## Targets

${writeTable(TARGETS, targetRows(findings))}

## Measured

${writeTable(MEASURED, measuredRows(findings))}
`,
  );
}

function versionOf(name: string) {
  const file = join(root, "node_modules", name, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
