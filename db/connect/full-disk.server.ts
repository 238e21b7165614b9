import type { PGlite } from "@electric-sql/pglite";
import { log } from "~/http/log.server";
import { noteOutage } from "~/outage.server";
import { rootCause } from "./connection-errors";

const DISK_FULL = "53100";

/** Has `client` say in the log, and to whoever asks for outages, that a statement failed because the disk is full. */
export function watchForFullDisk(client: PGlite): PGlite {
  const query = client.query.bind(client);
  const transaction = client.transaction.bind(client);
  const watchedQuery = (...args: Parameters<typeof query>) => query(...args).catch(report);
  const watchedTransaction = (...args: Parameters<typeof transaction>) => transaction(...args).catch(report);
  return Object.assign(client, { query: watchedQuery, transaction: watchedTransaction });
}

function report(error: unknown): never {
  if (rootCause(error).code === DISK_FULL) {
    noteOutage();
    log.error("DATA_DIR: its disk is full, so nothing more can be saved until there is room again.");
  }
  throw error;
}
