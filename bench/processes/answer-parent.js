import cluster from "node:cluster";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";

// Loaded before a measured server: tells the benchmark what it has used, all its processes, and profiles it when asked to.
const profiler = new Session();

/** @type {Set<import("node:cluster").Worker>} */
const serving = new Set();
cluster.on("message", (worker, message) => message === "serving" && serving.add(worker));

const answers = {
  async usage() {
    const { user, system } = process.cpuUsage();
    const workerCpuMicros = await Promise.all([...serving].map(cpuOf));
    return {
      cpuMicros: workerCpuMicros.reduce((sum, micros) => sum + micros, user + system),
      serving: serving.size,
      residentBytes: process.memoryUsage.rss(),
      mostResidentBytes: process.resourceUsage().maxRSS * 1024,
    };
  },
  async profile() {
    profiler.connect();
    await profiler.post("Profiler.enable");
    await profiler.post("Profiler.setSamplingInterval", { interval: 500 });
    await profiler.post("Profiler.start");
    return null;
  },
  /** @param {string} file */
  async save(file) {
    const { profile } = await profiler.post("Profiler.stop");
    profiler.disconnect();
    writeFileSync(file, JSON.stringify(profile));
    return null;
  },
};

/**
 * @param {import("node:cluster").Worker} worker
 * @returns {Promise<number>}
 */
async function cpuOf(worker) {
  worker.send({ ask: "usage" });
  const [{ answer }] = await once(worker, "message");
  return answer.cpuMicros;
}

process.on("message", async (/** @type {{ ask: keyof typeof answers, file: string }} */ { ask, file }) => {
  process.send?.({ answer: await answers[ask](file) });
});
