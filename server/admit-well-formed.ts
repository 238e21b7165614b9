import type { RequestHandler } from "express";
import { refuse } from "./refuse";
import { decodePathname, getVisit } from "./visit";

const PAGE_METHODS = ["GET", "HEAD", "POST"];
const API_METHODS = [...PAGE_METHODS, "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Refuses what Remix would answer wrongly: odd methods, broken addresses, and ways into loaders that nothing here uses. */
export const admitWellFormed: RequestHandler = (req, res, next) => {
  const { kind, pathname } = getVisit(req, res);
  const methods = kind === "api" ? API_METHODS : PAGE_METHODS;
  if (!methods.includes(req.method)) return refuse(req, res, 405, { Allow: methods.join(", ") });
  if (!pathname.startsWith("/") || decodePathname(pathname) === null) return refuse(req, res, 400);
  if (!URL.canParse(`http://${req.headers.host ?? ""}`)) return refuse(req, res, 400);
  // Remix would find the API under /API as well, and its loaders under .data.
  if (kind === "api" && (!/^\/api(\/|$)/.test(pathname) || pathname.endsWith(".data")))
    return refuse(req, res, 404);
  if (new URLSearchParams(req.url.split("?")[1]).has("_data")) return refuse(req, res, 404);
  next();
};
