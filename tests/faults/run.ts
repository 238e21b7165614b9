import { startPostgresCluster } from "../support/postgres-cluster";
import { fullDisk, readOnlyFolder, tooSmallDisk } from "./embedded/disk";
import { secondOnOneFolder, staleLock, twoFirstStarts } from "./embedded/folder";
import { killedDuringFirstStart, killedDuringMigration, killedWhileWriting } from "./embedded/killed";
import { type Fault, injectSafely, type Lab } from "./fault";
import { buildOwnlist, installOwnlist } from "./installation";
import { failingMigration, twoStartOnEmpty } from "./migrations";
import {
  cutAfterCommit,
  cutAroundStatement,
  cutBeforeCommit,
  cutInQuery,
  cutInTransaction,
  cutWhileIdle,
} from "./postgres/cut";
import { coldStart, halfOpen, poolExhausted } from "./postgres/slow";
import { crashedWhileServing, neverThere, stoppedBeforeStart, stoppedWhileServing } from "./postgres/stopped";
import { stoppedUnderLoad } from "./stopped-under-load";
import { formatTable, type Row } from "./table";

const FAULTS: Fault[] = [
  killedWhileWriting,
  killedDuringFirstStart,
  killedDuringMigration,
  secondOnOneFolder,
  twoFirstStarts,
  staleLock,
  readOnlyFolder,
  tooSmallDisk,
  fullDisk,
  stoppedBeforeStart,
  neverThere,
  stoppedWhileServing,
  crashedWhileServing,
  cutWhileIdle,
  cutInQuery,
  cutInTransaction,
  cutBeforeCommit,
  cutAfterCommit,
  cutAroundStatement,
  halfOpen,
  poolExhausted,
  coldStart,
  stoppedUnderLoad,
  twoStartOnEmpty,
  failingMigration,
];

const quick = process.argv.includes("--quick");
const [only] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

/** By a part of its name, or all of them. */
function isAskedFor({ name, slow = false }: Fault) {
  return only === undefined ? !(quick && slow) : name.includes(only);
}

buildOwnlist();
const cluster = await startPostgresCluster();
const lab: Lab = {
  root: installOwnlist(),
  cluster,
  times: (full, few) => (quick ? few : full),
};
const rows: Row[] = [];
for (const fault of FAULTS.filter(isAskedFor)) {
  const since = Date.now();
  const outcomes = await injectSafely(fault, lab);
  console.error(`${fault.name}: ${Math.round((Date.now() - since) / 1000)} s`);
  rows.push(...outcomes.map((outcome) => ({ fault: fault.name, ...outcome })));
}
await cluster.stop();

console.log(formatTable(rows));
const failed = rows.filter(({ lost, complaints }) => lost > 0 || complaints.length > 0);
for (const { fault, database, complaints } of failed)
  console.error(`\n${fault} (${database}):\n${complaints.slice(0, 20).join("\n")}`);
process.exit(failed.length === 0 && rows.length > 0 ? 0 : 1);
