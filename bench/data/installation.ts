import {
  createDatabase,
  type PostgresCluster,
  startPostgresCluster,
} from "../../tests/support/postgres-cluster";
import type { DeepPaths, People } from "../measure/scenarios";
import { type MeasuredProcess, startMeasured } from "../processes/measured-process";
import type { Progress } from "../report/progress";
import { findDeepPaths } from "./deep-paths";
import { signUp } from "./people";
import { seed } from "./seed";

/** What is measured: a Postgres with everybody's todos, and an Ownlist that runs on it. */
export interface Installation {
  cluster: PostgresCluster;
  databaseUrl: string;
  app: MeasuredProcess;
  people: People;
  deep: DeepPaths;
}

const DATABASE = "bench";

/** Production as it comes, but for limits on guessing passwords. */
const SETTINGS = {
  BETTER_AUTH_SECRET: "a secret that is only good for the benchmark",
  AUTH_RATE_LIMIT: "1000000",
  SIGN_IN_RATE_LIMIT: "1000000",
  SIGN_IN_FAILURES: "100000",
  JWT_EXPIRATION: "1h",
};

/** As `npm start` has it: newer versions of Node would take a hundred megabytes more for what is soon forgotten. */
const execArgv = ["--max-semi-space-size=16"];

/** The built server on the database under `url`, when it answers; `settings` are further ones. */
export function startApp(url: string, settings: Record<string, string> = {}): Promise<MeasuredProcess> {
  return startMeasured({
    script: "build/server.js",
    settings: { ...SETTINGS, DATABASE_URL: url, ...settings },
    path: "/sign-in",
    execArgv,
  });
}

/** The built server on an embedded database in `folder`, when it answers. */
export function startEmbedded(folder: string): Promise<MeasuredProcess> {
  return startMeasured({
    script: "build/server.js",
    settings: { DATA_DIR: folder },
    path: "/sign-in",
    execArgv,
  });
}

/** Makes 1,001 users with 50 todos each, one with 10,000, one with 100,000, and one with none who writes. */
export async function install(progress: Progress): Promise<Installation> {
  progress("starting Postgres");
  const cluster = await startPostgresCluster();
  await createDatabase(cluster.adminUrl, DATABASE);
  const databaseUrl = cluster.urlOf(DATABASE);
  progress("starting Ownlist");
  const app = await startApp(databaseUrl);
  const people = await invite(app.url);
  progress("seeding 160,000 todos");
  await seed(databaseUrl, people);
  progress("reading to page 1,000");
  const deep = await findDeepPaths(app.url, people.hundredThousand);
  return { cluster, databaseUrl, app, people, deep };
}

async function invite(url: string): Promise<People> {
  const [reader, writer, tenThousand, hundredThousand] = await Promise.all(
    ["Reader", "Writer", "Many", "Most"].map((name) => signUp(url, name)),
  );
  return { reader: reader!, writer: writer!, tenThousand: tenThousand!, hundredThousand: hundredThousand! };
}
