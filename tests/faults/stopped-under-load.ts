import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Account, type Answer, type Call, createAccount } from "./account";
import type { Fault, Outcome } from "./fault";
import { Ledger } from "./ledger";
import { type Settings, startOwnlist } from "./ownlist";
import { DRIVERS, Service } from "./postgres/service";
import { temporaryFolder } from "./when-done";

const CLIENTS = 16;

export const stoppedUnderLoad: Fault = {
  name: `SIGTERM while ${CLIENTS} clients write without a pause`,
  async inject({ root, cluster, times }) {
    const rounds = times(5, 1);
    const outcomes = [await stopOften(root, "embedded", { DATA_DIR: temporaryFolder() }, rounds)];
    for (const driver of DRIVERS) {
      const service = await Service.prepare(driver, cluster);
      outcomes.push(await stopOften(root, driver, service.settings, rounds));
      await service.between.close();
    }
    return outcomes;
  },
};

async function stopOften(
  root: string,
  database: string,
  settings: Settings,
  rounds: number,
): Promise<Outcome> {
  let ownlist = await startOwnlist(root, settings);
  const account = await createAccount(ownlist.url);
  const complaints: string[] = [];
  const ledgers: Ledger[] = [];
  for (let round = 0; round < rounds; round++) {
    const clients = Array.from({ length: CLIENTS }, () => new SteadyClient(account));
    const work = clients.map((client) => client.writeWhileServed(ownlist.url));
    await sleep(300 + Math.random() * 700);
    const code = await ownlist.end("SIGTERM");
    if (code !== 0) complaints.push(`The server ended with ${code}.`);
    await Promise.all(work);
    complaints.push(...clients.flatMap(({ dropped }) => dropped));
    ledgers.push(...clients.map(({ ledger }) => ledger));
    ownlist = await startOwnlist(root, settings);
  }
  for (const ledger of ledgers) await ledger.settle(ownlist.url);
  await ownlist.end("SIGTERM");
  return {
    database,
    times: rounds,
    acknowledged: ledgers.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    lost: ledgers.reduce((sum, { lost }) => sum + lost, 0),
    observed: "every request that was accepted is answered",
    complaints: [...complaints, ...ledgers.flatMap((ledger) => ledger.complaints)],
  };
}

/** Uses one connection for as long as the server keeps it open. */
class SteadyClient {
  readonly ledger: Ledger;
  readonly dropped: string[] = [];
  readonly #token: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #served = true;

  constructor(account: Account) {
    this.#token = account.token;
    this.ledger = new Ledger({
      token: account.token,
      call: (url, path, call) =>
        this.#served ? this.#call(url + path, call) : account.call(url, path, call),
    });
  }

  async writeWhileServed(url: string): Promise<void> {
    while (this.#served) await this.ledger.write(url);
    this.#agent.destroy();
  }

  #call(url: string, { method = "GET", key = "", body }: Call = {}): Promise<Answer | null> {
    return new Promise((resolve) => {
      const headers = {
        Authorization: `Bearer ${this.#token}`,
        "Idempotency-Key": key,
        "Content-Type": "application/json",
      };
      const outgoing = request(url, { method, headers, agent: this.#agent }, (incoming) => {
        let text = "";
        incoming.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        incoming.on("end", () => {
          this.#served = incoming.headers.connection !== "close";
          resolve({ status: incoming.statusCode ?? 0, body: JSON.parse(text) as unknown });
        });
      });
      outgoing.on("error", (error: NodeJS.ErrnoException) => {
        this.#served = false;
        // Refused before anything was accepted.
        if (error.code !== "ECONNREFUSED") this.dropped.push(`A request was dropped: ${error.message}`);
        resolve(null);
      });
      outgoing.end(JSON.stringify(body));
    });
  }
}
