import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../support/free-port";
import { type Fault, seconds } from "../fault";
import { environmentOf, launchOwnlist } from "../ownlist";
import { temporaryFolder, whenDone } from "../when-done";
import { EmbeddedHousehold } from "./embedded-lab";

const IN_USE = /^DATA_DIR: [^\n]+ is in use by another running Ownlist[^\n]+\.\n$/;

export const secondOnOneFolder: Fault = {
  name: "a second Ownlist on the same folder",
  slow: true,
  async inject({ root, times }) {
    const household = await new EmbeddedHousehold(root).moveIn();
    const { ledger, ownlist } = household;
    const rounds = times(5, 1);
    for (let round = 0; round < rounds; round++) {
      const finishWriting = ledger.keepWriting(ownlist.url, 4);
      const second = await launchOwnlist(root, household.settings);
      const code = await second.exited;
      await finishWriting();
      if (code !== 1 || !IN_USE.test(second.output()))
        ledger.complaints.push(`The second one ended with ${code}:\n${second.output()}`);
      await ledger.settle(ownlist.url);
    }
    await household.stop();
    return [household.report(rounds, "the second one says that the folder is in use, and ends")];
  },
};

export const twoFirstStarts: Fault = {
  name: "two Ownlists start at once on one new folder",
  slow: true,
  async inject({ root, times }) {
    const rounds = times(3, 1);
    const complaints: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const settings = { DATA_DIR: temporaryFolder() };
      const both = await Promise.all([launchOwnlist(root, settings), launchOwnlist(root, settings)]);
      const starts = await Promise.allSettled(both.map(({ ready }) => ready));
      if (starts.filter(({ status }) => status === "fulfilled").length !== 1)
        complaints.push(both.map(({ output }) => output()).join("\n"));
      await Promise.all(both.map((ownlist) => ownlist.end("SIGTERM")));
    }
    return [
      { database: "embedded", times: rounds, lost: 0, observed: "one serves, the other ends", complaints },
    ];
  },
};

/** What may be found in a lock nobody holds: nothing, noise, somebody long gone, and this very process with another start. */
const STALE_LOCKS = [
  "",
  "{",
  JSON.stringify({ pid: 4_000_000, started: "1", namespace: "" }),
  JSON.stringify({ pid: process.pid, started: "1" }),
];

export const staleLock: Fault = {
  name: "a stale lock, and a killed server that nobody has reaped",
  slow: true,
  async inject({ root }) {
    const household = await new EmbeddedHousehold(root).moveIn();
    const lockFile = join(household.folder, "postgres.lock");
    const { namespace } = JSON.parse(readFileSync(lockFile, "utf8")) as { namespace: string };
    await household.ledger.write(household.ownlist.url);
    await household.stop();
    for (const content of STALE_LOCKS) {
      writeFileSync(lockFile, content.replace(/("started":"1")(,.*)?}/, `$1,"namespace":"${namespace}"}`));
      await household.start();
      await household.stop();
    }

    await leaveZombie(root, household.folder, lockFile);
    await household.start();
    await household.ledger.settle(household.ownlist.url);
    await household.stop();
    const observed = `opened every time, serving within ${seconds(household.slowestStartMs)}`;
    return [household.report(STALE_LOCKS.length + 1, observed)];
  },
};

/** Kills a server whose parent never asks what became of it. */
async function leaveZombie(root: string, folder: string, lockFile: string) {
  const port = await freePort();
  const parent = spawn(
    "/bin/sh",
    ["-c", '"$0" "$1" & exec sleep 300', process.execPath, join(root, "build/server.js")],
    {
      env: environmentOf({ DATA_DIR: folder }, port),
      stdio: "ignore",
    },
  );
  whenDone(() => parent.kill("SIGKILL"));
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok) await sleep(100);
  const { pid } = JSON.parse(readFileSync(lockFile, "utf8")) as { pid: number };
  process.kill(pid, "SIGKILL");
}
