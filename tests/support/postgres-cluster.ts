import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** The user the app connects as: it owns its database and may create roles, but is no superuser. */
const OWNER = { name: "ownlist", password: "ownlist" };

export interface PostgresCluster {
  /** The address of a database of this cluster, for the user the app connects as. */
  urlOf: (database: string) => string;
  /** A superuser's address, for making databases and cutting connections. */
  adminUrl: string;
  port: number;
  /** Ends the server, in order or as a crash would; its data stays. */
  suspend: (how: "in order" | "by a crash") => Promise<void>;
  resume: () => Promise<void>;
  stop: () => Promise<void>;
}

/** A real Postgres of its own in a temporary folder, gone again after `stop` or when this process ends. */
export async function startPostgresCluster(): Promise<PostgresCluster> {
  const child = fork(fileURLToPath(new URL("./postgres-process.ts", import.meta.url)), {
    execArgv: ["--import", "tsx"],
  });
  const exited = once(child, "exit");
  const failed = exited.then(() => ({ port: undefined, failure: "Its process ended." }));
  const [{ port, failure }] = (await Promise.race([once(child, "message"), failed.then((end) => [end])])) as [
    { port?: number; failure?: string },
  ];
  if (port === undefined) throw new Error(`Postgres did not start. ${failure}`);
  const ask = async (wish: "resume" | "SIGINT" | "SIGQUIT") => {
    child.send(wish);
    await once(child, "message");
  };
  const adminUrl = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  await runSql(adminUrl, `create role ${OWNER.name} login createrole password '${OWNER.password}'`);
  return {
    urlOf: (database) => `postgres://${OWNER.name}:${OWNER.password}@127.0.0.1:${port}/${database}`,
    adminUrl,
    port,
    suspend: (how) => ask(how === "in order" ? "SIGINT" : "SIGQUIT"),
    resume: () => ask("resume"),
    stop: async () => {
      child.disconnect();
      await exited;
    },
  };
}

/** Runs SQL over a connection of its own. */
export async function runSql<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** An empty database that belongs to the user the app connects as. */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  await runSql(adminUrl, `create database ${name} owner ${OWNER.name}`);
}
