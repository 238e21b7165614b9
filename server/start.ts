import { createServer, type RequestListener } from "node:http";
import { env } from "~/env.server";
import { describeError } from "~/http/describe-error.server";
import { log } from "~/http/log.server";
import { claimPort } from "./claim-port";
import { createFront } from "./front";
import { stopGracefully, watchConnections } from "./stop";
import { answerWhileStarting } from "./while-starting";

/** Serves Ownlist until a signal stops it. The port is claimed first, so that a taken one leaves the data untouched. */
export async function startServer(root: string, development: boolean) {
  let listener: RequestListener = answerWhileStarting;
  const front = createFront();
  const server = createServer({
    ...front.messages,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: 5_000,
  });
  server.on("request", (req, res) => listener(req, res));
  const stopServing = watchConnections(server);
  await claimPort(server, env.HOST, env.PORT);

  const database = await import("~db/database.server");
  stopGracefully(stopServing, database.closeDatabase);
  try {
    await database.prepareDatabase();
    database.startUpkeep(logUpkeepFailure);
    listener = await front.open({ root, server, development, isReady: database.isDatabaseReady });
  } catch (error) {
    await database.closeDatabase();
    throw error;
  }
}

function logUpkeepFailure(chore: string, error: unknown) {
  log.error({ chore, error: describeError(error) }, "upkeep of the database failed, and is tried again");
}
