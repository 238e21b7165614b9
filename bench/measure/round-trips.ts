import { startTcpProxy } from "../../tests/support/neon-bridge";
import { type Installation, startApp } from "../data/installation";
import { startFloors } from "../floors/start-floors";
import type { LoadProcess } from "../processes/load";
import type { Scenario } from "./scenarios";

/** Twice to read keys and open connections, twice to count. */
const TIMES = 2;

/** Database round trips per request, by the name of the scenario: counted on the wire, one request at a time, not timed. */
export async function countRoundTrips(
  installation: Installation,
  scenarios: Scenario[],
  load: LoadProcess,
): Promise<Map<string, number>> {
  const between = await startTcpProxy(installation.cluster.port);
  const url = new URL(installation.databaseUrl);
  url.port = String(between.port);
  const servers = {
    app: await startApp(url.href, { BETTER_AUTH_URL: installation.app.url }),
    floors: await startFloors(url.href, installation.people),
  };
  const counts = new Map<string, number>();
  try {
    for (const { name, server, request } of scenarios) {
      const { path, ...rest } = request;
      const job = { ...rest, url: servers[server].url + path, connections: 1 };
      await load.run({ ...job, amount: TIMES });
      between.roundTrips = 0;
      await load.run({ ...job, amount: TIMES });
      counts.set(name, between.roundTrips / TIMES);
    }
  } finally {
    await Promise.all([servers.app.stop(), servers.floors.stop()]);
    await between.close();
  }
  return counts;
}
