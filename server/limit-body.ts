import type { IncomingMessage } from "node:http";

/** Counts the body while it is read. Beyond `limit` bytes whoever reads it is thrown a 413, and the function returned says true. */
export function limitBody(req: IncomingMessage, limit: number): () => boolean {
  let size = 0;
  // Nobody listens where nobody reads, and an error that nobody hears ends the process.
  req.on("error", () => undefined);
  req.on("data", (chunk: Buffer) => {
    const wasWithin = size <= limit;
    size += chunk.length;
    // Not `destroy`, which would take the connection from the answer.
    if (wasWithin && size > limit) req.emit("error", new Response(null, { status: 413 }));
  });
  return () => size > limit;
}
