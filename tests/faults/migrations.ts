import { runSql } from "../support/postgres-cluster";
import { EmbeddedHousehold } from "./embedded/embedded-lab";
import type { Fault, Outcome } from "./fault";
import { addMigration, installOwnlist } from "./installation";
import { launchOwnlist } from "./ownlist";
import { DRIVERS, Service } from "./postgres/service";

export const twoStartOnEmpty: Fault = {
  name: "two instances start at once on an empty database",
  async inject({ root, cluster, times }) {
    const outcomes: Outcome[] = [];
    for (const driver of DRIVERS) {
      const rounds = times(10, 1);
      const complaints: string[] = [];
      for (let round = 0; round < rounds; round++) {
        const service = await Service.prepare(driver, cluster);
        const both = await Promise.all([0, 1].map(() => launchOwnlist(root, service.settings)));
        const starts = await Promise.allSettled(both.map(({ ready }) => ready));
        for (const start of starts) if (start.status === "rejected") complaints.push(String(start.reason));
        const twice = await runSql(service.adminUrl, FOUND_TWICE);
        if (twice.length > 0) complaints.push("A migration ran twice.");
        await Promise.all(both.map((ownlist) => ownlist.end("SIGTERM")));
        await service.between.close();
      }
      outcomes.push({
        database: driver,
        times: rounds,
        lost: 0,
        observed: "one migrates, both serve",
        complaints,
      });
    }
    return outcomes;
  },
};

const FOUND_TWICE = "select hash from drizzle.__drizzle_migrations group by hash having count(*) > 1";

const GOOD = "create table half_done (n integer);";
const BAD = "alter table todo add column colour text references paint (id);";
const NAMES_STATEMENT = /9001_paint[^\n]*alter table todo add column colour/;

export const failingMigration: Fault = {
  name: "a release whose second statement of a migration fails",
  slow: true,
  async inject({ cluster }) {
    const root = installOwnlist();
    const household = await new EmbeddedHousehold(root).moveIn();
    await household.stop();
    const services = await Promise.all(DRIVERS.map((driver) => Service.open(driver, cluster, root)));
    for (const { ownlist } of services) await ownlist.end("SIGTERM");

    const takeBack = addMigration(root, "9001_paint", `${GOOD}\n--> statement-breakpoint\n${BAD}`);
    household.ledger.complaints.push(...(await complainUnlessNamed(root, household.settings)));
    for (const service of services)
      service.ledger.complaints.push(...(await complainUnlessNamed(root, service.settings)));
    takeBack();

    // What stayed of a half-done migration would be in the way of this one.
    addMigration(root, "9002_whole", GOOD);
    await household.start();
    await household.ledger.settle(household.ownlist.url);
    await household.stop();
    const outcomes: Outcome[] = [household.report(1, OBSERVED)];
    for (const service of services) {
      service.ownlist = await launchOwnlist(root, service.settings);
      await service.ownlist.ready;
      outcomes.push(await service.close(1, OBSERVED));
    }
    return outcomes;
  },
};

const OBSERVED = "it ends with a sentence that names the statement; the old tables stay as they were";

async function complainUnlessNamed(root: string, settings: Record<string, string>): Promise<string[]> {
  const ownlist = await launchOwnlist(root, settings);
  const code = await ownlist.exited;
  return code === 1 && NAMES_STATEMENT.test(ownlist.output())
    ? []
    : [`It ended with ${code}:\n${ownlist.output()}`];
}
