import { setTimeout as sleep } from "node:timers/promises";
import { type Between, startNeonBridge, startTcpProxy } from "../../support/neon-bridge";
import { createDatabase, type PostgresCluster, runSql } from "../../support/postgres-cluster";
import { createAccount } from "../account";
import type { Outcome } from "../fault";
import { Ledger, type Todo } from "../ledger";
import { type Ownlist, type Settings, startOwnlist } from "../ownlist";

export const DRIVERS = ["pg", "neon"] as const;
export type Driver = (typeof DRIVERS)[number];

const SECRET = "a secret that is only good for tests";
const TRUTH_MS = 5000;

let databases = 0;

/** One Ownlist on a Postgres of its own, with something between them that can break. */
export class Service {
  readonly driver: Driver;
  readonly cluster: PostgresCluster;
  readonly between: Between;
  readonly settings: Settings;
  /** A superuser's address of the same database. */
  readonly adminUrl: string;
  ownlist!: Ownlist;
  ledger!: Ledger;

  private constructor(driver: Driver, cluster: PostgresCluster, between: Between, database: string) {
    this.driver = driver;
    this.cluster = cluster;
    this.between = between;
    this.settings = settingsFor(driver, cluster, between, database);
    this.adminUrl = cluster.adminUrl.replace(/\/postgres$/, `/${database}`);
  }

  /** On an empty database, with nothing started yet. */
  static async prepare(driver: Driver, cluster: PostgresCluster): Promise<Service> {
    const database = `faults_${driver}_${++databases}`;
    await createDatabase(cluster.adminUrl, database);
    return Service.over(driver, cluster, database);
  }

  /** With nothing started; `database` may be missing. */
  static async over(driver: Driver, cluster: PostgresCluster, database: string): Promise<Service> {
    const start = driver === "neon" ? startNeonBridge : startTcpProxy;
    return new Service(driver, cluster, await start(cluster.port), database);
  }

  /** With somebody signed up, who has a todo. */
  static async open(driver: Driver, cluster: PostgresCluster, root: string): Promise<Service> {
    const service = await Service.prepare(driver, cluster);
    await service.begin(await startOwnlist(root, service.settings));
    return service;
  }

  async begin(ownlist: Ownlist): Promise<void> {
    this.ownlist = ownlist;
    this.ledger = new Ledger(await createAccount(ownlist.url));
    await this.ledger.write(ownlist.url);
  }

  async readStatus(): Promise<number | undefined> {
    return (await this.ledger.account.call(this.ownlist.url, "/api/todos"))?.status;
  }

  /** Reads, which must work at once. */
  async expectRead(): Promise<void> {
    const status = await this.readStatus();
    if (status !== 200) this.complain(`a read was answered with ${status ?? "nothing"}`);
  }

  async addTodo(title: string): Promise<Todo> {
    const body = { title };
    const answer = await this.ledger.account.call(this.ownlist.url, "/api/todos", { method: "POST", body });
    return answer!.body as Todo;
  }

  async getTodo(id: string): Promise<Todo> {
    return (await this.ledger.account.call(this.ownlist.url, `/api/todos/${id}`))!.body as Todo;
  }

  /** Waits until `/readyz` says so. It has five seconds for the truth. Returns the milliseconds it took. */
  async expectReadiness(ready: boolean): Promise<number> {
    const since = Date.now();
    const expected = ready ? 200 : 503;
    while ((await statusOf(`${this.ownlist.url}/readyz`)) !== expected) await sleep(50);
    const took = Date.now() - since;
    if (took > TRUTH_MS) this.complain(`/readyz took ${took} ms to answer ${expected}`);
    return took;
  }

  /** Waits until some statement of the app waits for a lock. */
  async untilBlocked(count = 1): Promise<void> {
    const waiting =
      "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    while ((await runSql(this.adminUrl, waiting)).length < count) await sleep(20);
  }

  complain(complaint: string) {
    this.ledger.complaints.push(complaint);
  }

  /** Settles accounts, stops the server, which must still be running, and reports. */
  async close(times: number, observed: string): Promise<Outcome> {
    await this.ledger.settle(this.ownlist.url);
    if (this.ownlist.hasEnded()) this.complain("the process ended");
    else if ((await this.ownlist.end("SIGTERM")) !== 0) this.complain("the process did not end in order");
    await this.between.close();
    const { acknowledged, lost, complaints } = this.ledger;
    return { database: this.driver, times, acknowledged, lost, observed, complaints };
  }
}

async function statusOf(url: string): Promise<number | null> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(TRUTH_MS) })).status;
  } catch {
    return null;
  }
}

function settingsFor(driver: Driver, cluster: PostgresCluster, between: Between, database: string): Settings {
  const url = new URL(cluster.urlOf(database));
  if (driver === "pg") url.port = String(between.port);
  return {
    DATABASE_URL: url.href,
    DATABASE_DRIVER: driver,
    BETTER_AUTH_SECRET: SECRET,
    ...(driver === "neon" ? { NEON_WS_PROXY: `127.0.0.1:${between.port}/v1` } : {}),
  };
}
