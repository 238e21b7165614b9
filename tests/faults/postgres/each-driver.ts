import type { Fault, Lab, Outcome } from "../fault";
import { DRIVERS, Service } from "./service";

/** A fault injected into a service by each driver in turn; `inject` says what people saw of it. A short run leaves out what it has no times for. */
export function onEachDriver(
  name: string,
  [full, quick]: [number, number],
  inject: (service: Service, times: number, lab: Lab) => Promise<string>,
): Fault {
  return {
    name,
    slow: quick === 0,
    async inject(lab) {
      const outcomes: Outcome[] = [];
      for (const driver of DRIVERS) {
        const times = lab.times(full, quick);
        const service = await Service.open(driver, lab.cluster, lab.root);
        outcomes.push(await service.close(times, await inject(service, times, lab)));
      }
      return outcomes;
    },
  };
}
