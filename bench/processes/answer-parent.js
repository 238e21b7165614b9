import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";

// Loaded before a measured server: tells the benchmark what this process has used, and profiles it when asked to.
const profiler = new Session();

const answers = {
  usage() {
    const { user, system } = process.cpuUsage();
    return {
      cpuMicros: user + system,
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

process.on("message", async (/** @type {{ ask: keyof typeof answers, file: string }} */ { ask, file }) => {
  process.send?.({ answer: await answers[ask](file) });
});
