import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "~/env.server";
import type { Timings } from "~/timing.server";

/** What the front knows of one request. */
export interface Visit {
  requestId: string;
  kind: "page" | "data" | "api";
  /** As it was sent, without the query. */
  pathname: string;
  /** By the clock of `performance.now()`. */
  startedAt: number;
  cspNonce: string;
  /** `Set-Cookie` headers to be added to the answer. */
  cookies: string[];
  /** The link elements of the app's pages, for pages of the front's own; empty until the app is loaded. */
  pageLinks: string;
  /** A finished body that did not go through the stream of Remix's answer. */
  body?: string;
  /** How long its parts took; undefined when nobody wants to know. */
  timings?: Timings;
}

// Not in a WeakMap, for the reason at `messagesFor`.
const VISIT = Symbol("visit");

/** The visit that `res` answers; the same one whenever it is asked for. */
export function getVisit(req: IncomingMessage, res: ServerResponse & { [VISIT]?: Visit }): Visit {
  const known = res[VISIT];
  if (known) return known;
  const pathname = req.url?.split("?", 1)[0] ?? "/";
  const visit: Visit = {
    requestId: randomUUID(),
    kind: kindOf(pathname),
    pathname,
    startedAt: performance.now(),
    cspNonce: randomBytes(16).toString("base64url"),
    cookies: [],
    pageLinks: "",
    timings: env.serverTiming ? new Map() : undefined,
  };
  res[VISIT] = visit;
  return visit;
}

/** Remix matches paths decoded and whatever their case, so the kind is decided in the same way. */
function kindOf(pathname: string): Visit["kind"] {
  if (/^\/api(\/|$)/i.test(decodePathname(pathname) ?? "")) return "api";
  return pathname.endsWith(".data") ? "data" : "page";
}

/** Whether somebody is to read the answer in a browser. Programs ask for anything, or for something else. */
export function asksForPage({ headers }: IncomingMessage): boolean {
  return /\btext\/html\b/i.test(headers.accept ?? "");
}

/** Null when the percent-encoding is broken. */
export function decodePathname(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
