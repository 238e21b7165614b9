import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, seconds } from "../fault";
import { addMigration, installOwnlist } from "../installation";
import { launchOwnlist } from "../ownlist";
import { temporaryFolder } from "../when-done";
import { EmbeddedHousehold, randomMoment } from "./embedded-lab";

export const killedWhileWriting: Fault = {
  name: "kill -9 while eight clients write",
  async inject({ root, times }) {
    const household = await new EmbeddedHousehold(root).moveIn();
    const { ledger } = household;
    const rounds = times(22, 2);
    for (let round = 0; round < rounds; round++) {
      const finishWriting = ledger.keepWriting(household.ownlist.url);
      await sleep(randomMoment(50, 1500));
      await household.ownlist.end("SIGKILL");
      await finishWriting();
      await household.start();
      await ledger.settle(household.ownlist.url);
    }
    await household.stop();
    return [
      household.report(
        rounds,
        `opened every time, serving again within ${seconds(household.slowestStartMs)}`,
      ),
    ];
  },
};

export const killedDuringFirstStart: Fault = {
  name: "kill -9 during the first start",
  slow: true,
  async inject({ root, times }) {
    const rounds = times(5, 1);
    let acknowledged = 0;
    let lost = 0;
    const complaints: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const folder = temporaryFolder();
      const first = await launchOwnlist(root, { DATA_DIR: folder });
      await sleep(randomMoment(200, 6000));
      await first.end("SIGKILL");

      const household = await new EmbeddedHousehold(root, folder).moveIn();
      for (let n = 0; n < 5; n++) await household.ledger.write(household.ownlist.url);
      await household.stop();
      await household.start();
      await household.ledger.settle(household.ownlist.url);
      await household.stop();
      acknowledged += household.ledger.acknowledged;
      lost += household.ledger.lost;
      complaints.push(...household.ledger.complaints);
      rmSync(folder, { recursive: true });
    }
    const observed = "the next start finished what the first had begun";
    return [{ database: "embedded", times: rounds, acknowledged, lost, observed, complaints }];
  },
};

const ROWS = 400_000;
const COUNT = (table: string) => `do $$ begin
  if (select count(*) from ${table}) <> ${ROWS} then raise exception 'half a migration stayed'; end if;
end $$;`;

export const killedDuringMigration: Fault = {
  name: "kill -9 while a new release migrates",
  slow: true,
  async inject({ times }) {
    const root = installOwnlist();
    const household = await new EmbeddedHousehold(root).moveIn();
    for (let n = 0; n < 50; n++) await household.ledger.write(household.ownlist.url);
    await household.stop();

    const rounds = times(5, 1);
    const longest = await migrateInPeace(household, root);
    for (let round = 0; round < rounds; round++) {
      addMigration(root, `9001_round_${round}`, migration(`round_${round}`));
      const killed = await launchOwnlist(root, household.settings);
      await sleep(randomMoment(longest / 4, longest));
      await killed.end("SIGKILL");
      await household.start();
      await household.ledger.settle(household.ownlist.url);
      await household.stop();

      addMigration(root, `9002_check_${round}`, COUNT(`round_${round}`));
    }
    await household.start();
    await household.stop();
    return [household.report(rounds, "the next start migrated wholly, once; every todo is there")];
  },
};

async function migrateInPeace(household: EmbeddedHousehold, root: string): Promise<number> {
  addMigration(root, "9000_in_peace", migration("in_peace"));
  await household.start();
  await household.stop();
  return household.slowestStartMs;
}

function migration(table: string) {
  return `create table ${table} (n integer);
--> statement-breakpoint
insert into ${table} select generate_series(1, ${ROWS});
--> statement-breakpoint
create index on ${table} (n);`;
}
