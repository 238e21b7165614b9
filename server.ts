import { basename, dirname } from "node:path";
import { explainFailedStart } from "./server/explain-failed-start";
import { prepareProcess } from "./server/prepare-process";

const here = import.meta.dirname;
const root = basename(here) === "build" ? dirname(here) : here;
const development = process.argv.includes("--dev");

prepareProcess(root, development);
try {
  // Imported late, because React and Better Auth read NODE_ENV, and the settings are checked, while they load.
  const { startProcesses } = await import("./server/processes");
  await startProcesses(root, development);
} catch (error) {
  explainFailedStart(error);
  process.exit(1);
}
