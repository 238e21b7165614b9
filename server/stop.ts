import cluster from "node:cluster";
import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import closeWithGrace from "close-with-grace";
import { describeError } from "~/http/describe-error.server";
import { log } from "~/http/log.server";

/** How long connections that are kept open have to send one more request, which is answered with the news that it was the last. */
const LAST_CALL_MS = 1000;

/**
 * On SIGTERM or SIGINT: soon accepts nothing new, lets running requests finish for up to ten seconds, closes the database, exits 0.
 * An error nobody caught ends the process the same way, with 1.
 */
export function stopGracefully(stopServing: () => Promise<void>, closeDatabase: () => Promise<void>) {
  // Ctrl-C reaches every process of a terminal; those that share a port are stopped by the one that started them.
  if (cluster.isWorker) process.on("SIGINT", () => {});
  const skip = cluster.isWorker ? ["SIGINT" as const] : [];
  closeWithGrace({ delay: 10_000, logger: false, skip }, async ({ err }) => {
    if (err) log.fatal({ error: describeError(err) }, "stopping after an error nobody caught");
    await stopServing();
    await closeDatabase();
  });
}

/**
 * Watches a server that does not listen yet; the function it returns stops it when its running requests are done.
 * `server.close` alone waits for connections on which nothing was ever sent, such as browsers open in advance.
 */
export function watchConnections(server: Server): () => Promise<void> {
  const idle = new Set<Socket>();
  const running = new Set<ServerResponse>();
  let stopping = false;
  let lastCallIsOver = false;

  server.on("connection", (socket) => {
    idle.add(socket);
    socket.once("close", () => idle.delete(socket));
  });
  server.prependListener("request", (req, res) => {
    idle.delete(req.socket);
    running.add(res);
    if (stopping) res.setHeader("Connection", "close");
    res.once("close", () => {
      running.delete(res);
      if (lastCallIsOver) req.socket.end();
      else if (!req.socket.destroyed) idle.add(req.socket);
    });
  });

  return async function stopServing() {
    stopping = true;
    // Untold, a client would send its next request on a connection that is about to close.
    for (const res of running) if (!res.headersSent) res.setHeader("Connection", "close");
    const since = Date.now();
    while (idle.size + running.size > 0 && Date.now() - since < LAST_CALL_MS) await sleep(20);
    // What has arrived by now is read before this goes on.
    await setImmediate();
    lastCallIsOver = true;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of idle) socket.destroy();
    await closed;
  };
}
