import type { IncomingMessage, ServerResponse } from "node:http";
import { getKeptForm } from "./keep-form";
import { markOutage } from "./mark-outage";
import { canSendAgain } from "./send-again";
import { asksForPage, getVisit, type Visit } from "./visit";

interface Fault {
  status: number;
  headers?: Record<string, string>;
}

/**
 * What the front answers instead of Remix, which has only words of its own for it. That is a method that a resource route has
 * not, a failure nobody foresaw, a program that posted to a page signed out, and a form that can be sent again.
 *
 * Null for any other answer, whose headers are completed: a 405 gets its `Allow`, a 401 its `WWW-Authenticate`. A failure of
 * the database gets its 503 either way.
 */
export function findFault(req: IncomingMessage, res: ServerResponse): Fault | null {
  const { kind, startedAt } = getVisit(req, res);
  markOutage(res, startedAt);
  const { statusCode: status } = res;
  const otherMethods = req.method === "GET" ? "POST, PUT, PATCH, DELETE" : "GET, HEAD";
  if (res.getHeader("X-Remix-Error") === "yes" && (status === 400 || status === 405))
    return { status: 405, headers: { Allow: otherMethods } };
  if (status === 401 && kind === "page" && !asksForPage(req))
    return { status, headers: { "WWW-Authenticate": "Bearer" } };
  if (canSendAgain(status) && getKeptForm(req))
    return { status, headers: status === 401 ? { "WWW-Authenticate": "Bearer" } : retryAfterOf(res) };
  if (status >= 500 && !isReadable(kind, String(res.getHeader("Content-Type"))))
    return { status, headers: retryAfterOf(res) };
  if (status === 405 && !res.hasHeader("Allow")) res.setHeader("Allow", otherMethods);
  if (status === 401 && !res.hasHeader("WWW-Authenticate")) res.setHeader("WWW-Authenticate", "Bearer");
  return null;
}

function retryAfterOf(res: ServerResponse): Record<string, string> {
  const retryAfter = res.getHeader("Retry-After");
  return retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
}

function isReadable(kind: Visit["kind"], contentType: string) {
  switch (kind) {
    case "api":
      return contentType.startsWith("application/problem+json") || contentType.startsWith("text/html");
    case "data":
      return contentType.startsWith("text/x-script");
    case "page":
      return contentType.startsWith("text/html");
  }
}
