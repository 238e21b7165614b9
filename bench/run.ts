import { spawnSync } from "node:child_process";
import { type Plan, runBenchmark } from "./benchmark";
import { root } from "./processes/measured-process";
import { runGrowth } from "./growth/growth";
import { runProfile } from "./profile/profile";
import { startProgress } from "./report/progress";
import { MEASURED, measuredRows, TARGETS, targetRows, writeTable } from "./report/tables";
import { writeResults } from "./report/write-results";

const QUICK: Plan = { rounds: 5, seconds: 0.15, warmUpSeconds: 0.3, starts: 1, comparisons: 3 };
const WHOLE: Plan = { rounds: 9, seconds: 1.5, warmUpSeconds: 3, starts: 5, comparisons: 9 };

// Servers are ended with this process, Postgres notices by itself.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

const [option, ...wanted] = process.argv.slice(2);
build();
if (option === "--profile") await runProfile(wanted, startProgress());
else if (option === "--growth") await runGrowth(startProgress());
else await benchmark(option === "--quick");

async function benchmark(quick: boolean) {
  const plan = quick ? QUICK : WHOLE;
  const findings = await runBenchmark(plan, startProgress());
  if (!quick) writeResults(findings, plan.rounds);
  console.log(`\n${writeTable(MEASURED, measuredRows(findings))}\n`);
  console.log(writeTable(TARGETS, targetRows(findings)));
}

function build() {
  const { status } = spawnSync(process.execPath, ["scripts/build.js", "--when-stale"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(1);
}
