import type { ServerResponse } from "node:http";
import type { Request } from "express";
import { compressBody } from "./compress-body";
import { findFault } from "./find-fault";
import { refuse } from "./refuse";
import { tellTimings } from "./tell-timings";
import { getVisit } from "./visit";

interface WholeAnswer {
  body: Buffer;
  /** The names of the headers that are not Remix's. */
  frontHeaders: string[];
  isTooLarge: () => boolean;
}

/** Sends a finished body compressed, in one piece and with its length, or an answer of our own in its place. */
export async function answerWhole(
  req: Request,
  res: ServerResponse,
  { body, frontHeaders, isTooLarge }: WholeAnswer,
) {
  if (!isTooLarge()) await readToEnd(req);
  if (res.destroyed) return;
  const fault = isTooLarge() ? { status: 413 } : findFault(req, res);
  if (fault) {
    for (const name of res.getHeaderNames()) if (!frontHeaders.includes(name)) res.removeHeader(name);
    return refuse(req, res, fault.status, fault.headers);
  }
  setOwnHeaders(req, res);
  if (body.length === 0) return void res.end();
  const compressed = await compressBody(body, req, res);
  res.setHeader("Content-Length", compressed.length);
  res.end(compressed);
}

/** Adds to an answer of Remix's what the front has to say. */
export function setOwnHeaders(req: Request, res: ServerResponse) {
  const visit = getVisit(req, res);
  addRenewedCookies(res, visit.cookies);
  tellTimings(res, visit);
  if (!res.hasHeader("Cache-Control")) res.setHeader("Cache-Control", "private, no-store");
}

/** What the app left unread blocks the connection, and may still turn out to be too large. */
async function readToEnd(req: Request) {
  if (req.complete || req.destroyed) return;
  // The adapter pauses after every piece that nobody takes.
  req.on("pause", () => req.resume());
  // The error is that of a body that has become too large.
  await new Promise((resolve) => req.resume().once("close", resolve).once("error", resolve));
}

/** The answer's own cookies win over renewed ones: signing out must not be undone by a renewal. */
function addRenewedCookies(res: ServerResponse, renewed: string[]) {
  const nameOf = (cookie: string) => cookie.split("=", 1)[0];
  const own = [res.getHeader("Set-Cookie") ?? []].flat().map(String);
  const ownNames = own.map(nameOf);
  const cookies = [...renewed.filter((cookie) => !ownNames.includes(nameOf(cookie))), ...own];
  if (cookies.length > 0) res.setHeader("Set-Cookie", cookies);
}
