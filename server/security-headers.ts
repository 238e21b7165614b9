import type { RequestHandler } from "express";
import helmet from "helmet";
import { env } from "~/env.server";
import { getVisit } from "./visit";

const isHttps = env.baseUrl.startsWith("https:");

/** Scripts run only with this request's nonce or from our own files. Development also needs Vite's inline styles and its socket. */
export function setSecurityHeaders(development: boolean): RequestHandler {
  const setHelmetHeaders = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (req, res) => `'nonce-${getVisit(req, res).cspNonce}'`],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Not no-referrer: browsers would send `Origin: null` with forms, which are then refused.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: isHttps && { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: "deny" },
  });
  return (req, res, next) => {
    res.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    setHelmetHeaders(req, res, next);
  };
}
