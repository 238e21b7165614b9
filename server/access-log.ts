import type { RequestHandler } from "express";
import { log } from "~/http/log.server";
import { getVisit } from "./visit";

/** One line per request. Whatever in a path is not in `routeSegments` may be personal, and is written `:x`. */
export function logAccess(routeSegments: ReadonlySet<string>): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    const { requestId, pathname } = getVisit(req, res);
    const { method } = req;
    res.setHeader("X-Request-Id", requestId);
    res.once("close", () => {
      log[levelFor(pathname, res.statusCode)]({
        requestId,
        method,
        path: maskPath(pathname, routeSegments),
        status: res.statusCode,
        ms: Math.round(performance.now() - startedAt),
        ...(res.writableFinished ? {} : { aborted: true }),
      });
    });
    next();
  };
}

function levelFor(pathname: string, status: number) {
  const isRoutine = /^\/(assets\/|favicon|healthz$|readyz$|@|app\/|node_modules\/)/.test(pathname);
  return isRoutine && status < 500 ? "debug" : "info";
}

function maskPath(pathname: string, routeSegments: ReadonlySet<string>) {
  const isData = pathname.endsWith(".data");
  const segments = (isData ? pathname.slice(0, -".data".length) : pathname).split("/");
  const masked = segments.map((segment) => (segment === "" || routeSegments.has(segment) ? segment : ":x"));
  return masked.join("/") + (isData ? ".data" : "");
}
