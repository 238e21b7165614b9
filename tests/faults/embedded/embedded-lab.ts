import { createAccount } from "../account";
import { Ledger } from "../ledger";
import { type Ownlist, startOwnlist } from "../ownlist";
import { temporaryFolder } from "../when-done";

/** A folder that somebody keeps todos in, and how long its server took to start. */
export class EmbeddedHousehold {
  readonly folder: string;
  slowestStartMs = 0;
  ledger!: Ledger;
  ownlist!: Ownlist;
  readonly root: string;

  constructor(root: string, folder = temporaryFolder()) {
    this.root = root;
    this.folder = folder;
  }

  get settings() {
    return { DATA_DIR: this.folder };
  }

  /** Starts the server for the first time, and signs somebody up. */
  async moveIn(): Promise<this> {
    this.ownlist = await startOwnlist(this.root, this.settings);
    this.ledger = new Ledger(await createAccount(this.ownlist.url));
    return this;
  }

  async start(): Promise<void> {
    const since = Date.now();
    this.ownlist = await startOwnlist(this.root, this.settings);
    this.slowestStartMs = Math.max(this.slowestStartMs, Date.now() - since);
  }

  async stop(): Promise<void> {
    const code = await this.ownlist.end("SIGTERM");
    if (code !== 0) this.ledger.complaints.push(`The server ended with ${code}.`);
  }

  /** What was lost up to now, for the table. */
  report(times: number, observed: string) {
    const { acknowledged, lost, complaints } = this.ledger;
    return { database: "embedded", times, acknowledged, lost, observed, complaints };
  }
}

/** A moment between `least` and `most` milliseconds from now. */
export function randomMoment(least: number, most: number): number {
  return least + Math.random() * (most - least);
}
