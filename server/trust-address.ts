import type { Request } from "express";
import { originOf } from "./admit-own-origin";

/** Leaves a request no address but the trusted one it came to, and no client but the one that Express names. */
export function trustAddress(req: Request) {
  const origin = originOf(req);
  const { headers } = req;
  headers.host = origin.host;
  delete headers["x-forwarded-host"];
  // Express knows https only from a proxy that says so.
  Object.defineProperty(req, "protocol", { value: origin.protocol.slice(0, -1) });
  // Some browsers hide the origin of our own forms; Remix would take that for another website.
  if (headers.origin === "null" && headers["sec-fetch-site"] === "same-origin")
    headers.origin = origin.origin;
  headers["x-app-client-ip"] = req.ip;
}
