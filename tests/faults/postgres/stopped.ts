import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, type Outcome, seconds } from "../fault";
import { launchOwnlist } from "../ownlist";
import { onEachDriver } from "./each-driver";
import { DRIVERS, Service } from "./service";

export const stoppedBeforeStart: Fault = {
  name: "Postgres starts three seconds after Ownlist",
  async inject({ root, cluster }) {
    const outcomes: Outcome[] = [];
    for (const driver of DRIVERS) {
      const service = await Service.prepare(driver, cluster);
      await cluster.suspend("in order");
      const ownlist = await launchOwnlist(root, service.settings);
      await sleep(3000);
      await cluster.resume();
      const since = Date.now();
      await ownlist.ready;
      const took = Date.now() - since;
      await service.begin(ownlist);
      outcomes.push(await service.close(1, `it waits, and serves ${seconds(took)} later`));
    }
    return outcomes;
  },
};

export const neverThere: Fault = {
  name: "Postgres never starts",
  slow: true,
  async inject({ root, cluster }) {
    const outcomes: Outcome[] = [];
    await cluster.suspend("in order");
    try {
      for (const driver of DRIVERS) {
        const service = await Service.over(driver, cluster, "missing");
        const since = Date.now();
        const ownlist = await launchOwnlist(root, service.settings);
        const code = await ownlist.exited;
        const isSentence = /^DATABASE_URL: there is no answer[^\n]+\.$/m.test(ownlist.output());
        await service.between.close();
        outcomes.push({
          database: driver,
          times: 1,
          lost: 0,
          observed: `gives up after ${seconds(Date.now() - since)} with a sentence about DATABASE_URL`,
          complaints: code === 1 && isSentence ? [] : [`ended with ${code}:\n${ownlist.output()}`],
        });
      }
    } finally {
      await cluster.resume();
    }
    return outcomes;
  },
};

export const stoppedWhileServing = stopping(
  "Postgres is stopped while clients write, and started again",
  "in order",
);
export const crashedWhileServing = stopping(
  "Postgres crashes while clients write, and is started again",
  "by a crash",
);

function stopping(name: string, how: "in order" | "by a crash"): Fault {
  return onEachDriver(name, [5, how === "in order" ? 1 : 0], async (service, times) => {
    const { ledger, cluster } = service;
    let slowest = 0;
    for (let round = 0; round < times; round++) {
      const finishWriting = ledger.keepWriting(service.ownlist.url);
      await sleep(200 + Math.random() * 500);
      await cluster.suspend(how);
      await service.expectReadiness(false);
      if (((await service.readStatus()) ?? 0) !== 503)
        service.complain("a read meanwhile was not answered with 503");
      await cluster.resume();
      slowest = Math.max(slowest, await service.expectReadiness(true));
      await service.expectRead();
      await finishWriting();
      await ledger.settle(service.ownlist.url);
    }
    return `503 meanwhile, and /readyz says so; serving again ${seconds(slowest)} after Postgres`;
  });
}
