import { setTimeout as sleep } from "node:timers/promises";
import { type Outcome, seconds, type Fault } from "../fault";
import { startOwnlist } from "../ownlist";
import { onEachDriver } from "./each-driver";
import { lockUntil } from "./lock";
import { DRIVERS, Service } from "./service";

const COLD_START_MS = 2000;

export const coldStart: Fault = {
  name: `a database that takes two seconds to wake up`,
  async inject({ root, cluster, times }) {
    const outcomes: Outcome[] = [];
    for (const driver of DRIVERS) {
      const rounds = times(3, 1);
      const service = await Service.prepare(driver, cluster);
      service.between.wakesUpAfterMs = COLD_START_MS;
      await service.begin(await startOwnlist(root, service.settings));
      let slowest = 0;
      for (let round = 0; round < rounds; round++) {
        service.between.cut();
        const since = Date.now();
        await service.expectRead();
        slowest = Math.max(slowest, Date.now() - since);
      }
      outcomes.push(await service.close(rounds, `the first request waits: ${seconds(slowest)}`));
    }
    return outcomes;
  },
};

export const halfOpen = onEachDriver("open connections go silent", [3, 0], async (service, times) => {
  const { ownlist, ledger } = service;
  let slowest = 0;
  for (let round = 0; round < times; round++) {
    await Promise.all(Array.from({ length: 5 }, () => service.expectRead()));
    const finishWriting = ledger.keepWriting(ownlist.url);
    await sleep(300);
    service.between.mute();
    const since = Date.now();
    await service.expectRead();
    slowest = Math.max(slowest, Date.now() - since);
    await service.expectReadiness(true);
    await finishWriting();
    await ledger.settle(ownlist.url);
  }
  return `requests wait up to ${seconds(slowest)}, then reads are done again and writes get 503`;
});

export const poolExhausted = onEachDriver("all connections are busy", [3, 0], async (service, times) => {
  let slowest = 0;
  for (let round = 0; round < times; round++) {
    const release = await lockUntil(service.adminUrl, "lock table todo in access exclusive mode");
    const statuses = Array.from({ length: 20 }, () => service.readStatus());
    await service.untilBlocked(5);
    await service.expectReadiness(false);
    await sleep(9000);
    await release();
    slowest = Math.max(slowest, await service.expectReadiness(true));
    for (const status of await Promise.all(statuses))
      if (status !== 200 && status !== 503)
        service.complain(`a read was answered with ${status ?? "nothing"}`);
    await service.expectRead();
  }
  return `requests wait ten seconds for a turn, then get 503; serving again after ${seconds(slowest)}`;
});
