import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { env } from "~/env.server";
import { refuse } from "./refuse";
import { getVisit, type Visit } from "./visit";

/** The address people type is the first. */
const trusted = env.trustedOrigins.map((origin) => new URL(origin));

/**
 * Refuses a write that another website may have made a browser send. A token is proof enough for the API: no website can
 * add one without being asked first. On pages it excuses no foreign Origin, which Remix would answer with an empty 500.
 */
export const admitOwnOrigin: RequestHandler = (req, res, next) => {
  const isRead = req.method === "GET" || req.method === "HEAD";
  if (isRead || isFromOurselves(req) || hasToken(req, getVisit(req, res).kind)) next();
  else refuse(req, res, 403);
};

function isFromOurselves({ headers }: IncomingMessage) {
  const { origin } = headers;
  const site = headers["sec-fetch-site"];
  if (origin === "null") return site === "same-origin";
  if (origin !== undefined) return env.trustedOrigins.includes(origin);
  if (site !== undefined) return site === "same-origin";
  return headers.cookie === undefined;
}

function hasToken({ headers }: IncomingMessage, kind: Visit["kind"]) {
  return headers.authorization !== undefined && (kind === "api" || headers.origin === undefined);
}

/** The trusted origin this request came to. Forged and unknown Host headers count as the address people type. */
export function originOf({ headers: { host, origin } }: IncomingMessage): URL {
  const byOrigin = trusted.find((one) => one.origin === origin);
  return byOrigin ?? trusted.find((one) => one.host === host?.toLowerCase()) ?? trusted[0]!;
}
