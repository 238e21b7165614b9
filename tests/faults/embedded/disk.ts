import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Lab, Outcome } from "../fault";
import { launchOwnlist } from "../ownlist";
import { EmbeddedHousehold } from "./embedded-lab";
import { mountSmallDisk, type SmallDisk } from "./small-disk";

const DISK_MB = 160;
/** Less than a new database needs. */
const TINY_DISK_MB = 20;

export const readOnlyFolder = onSmallDisk("a folder that is read-only", DISK_MB, async (disk, { root }) => {
  const household = await new EmbeddedHousehold(root, join(disk.folder, "data")).moveIn();
  for (let n = 0; n < 20; n++) await household.ledger.write(household.ownlist.url);
  await household.stop();

  disk.setReadOnly(true);
  await expectSentence(household);
  disk.setReadOnly(false);
  await household.start();
  await household.ledger.settle(household.ownlist.url);
  await household.stop();
  return household.report(1, "it ends with a sentence about DATA_DIR; nothing is damaged");
});

export const fullDisk = onSmallDisk("a disk that is full", DISK_MB, async (disk, { root }) => {
  const household = await new EmbeddedHousehold(root, join(disk.folder, "data")).moveIn();
  const { ledger } = household;
  const finishWriting = ledger.keepWriting(household.ownlist.url);
  await sleep(500);
  disk.fill();
  await sleep(1000);
  await expectOnlyReads(household);
  if (!household.ownlist.output().includes("DATA_DIR: its disk is full"))
    ledger.complaints.push("The log does not say that the disk is full.");
  disk.empty();
  await finishWriting();
  await ledger.settle(household.ownlist.url);
  await household.stop();

  disk.fill();
  await expectSentence(household);
  disk.empty();
  await household.start();
  await ledger.settle(household.ownlist.url);
  await household.stop();
  return household.report(
    1,
    "503 until there is room again, and the log says why; reads go on, nothing is damaged",
  );
});

export const tooSmallDisk = onSmallDisk(
  "a disk too small for a new database",
  TINY_DISK_MB,
  async (disk, { root }) => {
    const household = new EmbeddedHousehold(root, join(disk.folder, "data"));
    const complaints = await complainUnlessSentence(household);
    return {
      database: "embedded",
      times: 1,
      lost: 0,
      observed: "it ends with a sentence about DATA_DIR",
      complaints,
    };
  },
);

async function expectOnlyReads({ ownlist, ledger }: EmbeddedHousehold) {
  const read = await ledger.account.call(ownlist.url, "/api/todos");
  if (read?.status !== 200) ledger.complaints.push(`A read was answered with ${read?.status ?? "nothing"}.`);
  if (await ledger.write(ownlist.url)) ledger.complaints.push("A write was acknowledged on a full disk.");
}

function onSmallDisk(
  name: string,
  megabytes: number,
  inject: (disk: SmallDisk, lab: Lab) => Promise<Outcome>,
): Fault {
  return {
    name,
    slow: true,
    async inject(lab) {
      const disk = mountSmallDisk(megabytes);
      if (disk) return [await inject(disk, lab)];
      const observed = "not tried: this account may not mount a small disk";
      return [{ database: "embedded", times: 0, lost: 0, observed, complaints: [] }];
    },
  };
}

async function expectSentence(household: EmbeddedHousehold) {
  household.ledger.complaints.push(...(await complainUnlessSentence(household)));
}

async function complainUnlessSentence({ root, settings }: EmbeddedHousehold): Promise<string[]> {
  const ownlist = await launchOwnlist(root, settings);
  const code = await ownlist.exited;
  const isSentence = code === 1 && /^DATA_DIR[^\n]+\.\n$/.test(ownlist.output());
  return isSentence ? [] : [`It ended with ${code}:\n${ownlist.output()}`];
}
