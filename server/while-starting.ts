import type { IncomingMessage, ServerResponse } from "node:http";

/** What a visitor hears between the port being claimed and the database being ready. */
export function answerWhileStarting(req: IncomingMessage, res: ServerResponse) {
  const isHealthCheck = req.url === "/healthz";
  res.writeHead(isHealthCheck ? 200 : 503, {
    "Cache-Control": "no-store",
    "Content-Type": "text/plain; charset=utf-8",
    ...(isHealthCheck ? {} : { "Retry-After": "2" }),
  });
  res.end(isHealthCheck ? "ok\n" : "Ownlist is starting.\n");
}
