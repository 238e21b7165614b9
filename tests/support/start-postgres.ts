import type { TestProject } from "vitest/node";
import { oncePerProcess } from "~/once-per-process.server";
import { startNeonBridge } from "./neon-bridge";
import { createDatabase, startPostgresCluster } from "./postgres-cluster";

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
    adminUrl: string;
    postgresPort: number;
    bridgePort: number;
  }
}

/** One cluster and one bridge for both projects; each has a database of its own. */
export default async function startPostgres(project: TestProject) {
  const { cluster, bridge, stop } = await oncePerProcess("test cluster", startCluster);
  const database = `ownlist_${project.name}`;
  await createDatabase(cluster.adminUrl, database);
  project.provide("databaseUrl", cluster.urlOf(database));
  project.provide("adminUrl", cluster.adminUrl);
  project.provide("postgresPort", cluster.port);
  project.provide("bridgePort", bridge.port);
  return () => oncePerProcess("test cluster stopped", stop);
}

async function startCluster() {
  const cluster = await startPostgresCluster();
  const bridge = await startNeonBridge(cluster.port);
  const stop = async () => {
    await bridge.close();
    await cluster.stop();
  };
  return { cluster, bridge, stop };
}
