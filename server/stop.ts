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
  // By connection, with the answer that is running. Not a set of answers, for the reason at `messagesFor`.
  const connections = new Map<Socket, ServerResponse | null>();
  let stopping = false;
  let lastCallIsOver = false;

  server.on("connection", (socket) => {
    connections.set(socket, null);
    socket.once("close", () => connections.delete(socket));
  });
  server.prependListener("request", ({ socket }, res) => {
    connections.set(socket, res);
    if (stopping) res.setHeader("Connection", "close");
    res.once("close", () => {
      if (connections.get(socket) === res) connections.set(socket, null);
      if (lastCallIsOver) socket.end();
    });
  });

  return async function stopServing() {
    stopping = true;
    // Untold, a client would send its next request on a connection that is about to close.
    for (const res of connections.values())
      if (res?.headersSent === false) res.setHeader("Connection", "close");
    const since = Date.now();
    while (connections.size > 0 && Date.now() - since < LAST_CALL_MS) await sleep(20);
    // What has arrived by now is read before this goes on.
    await setImmediate();
    lastCallIsOver = true;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const [socket, res] of connections) if (res === null) socket.destroy();
    await closed;
  };
}
