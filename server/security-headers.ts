import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { RequestHandler } from "express";
import helmet from "helmet";
import { env } from "~/env.server";
import { getVisit } from "./visit";

const isHttps = env.baseUrl.startsWith("https:");

const NONCE = "'nonce-'";

/** Scripts run only with this request's nonce or from our own files. Development also needs Vite's inline styles and its socket. */
export function setSecurityHeaders(development: boolean): RequestHandler {
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", NONCE],
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
    }),
  );
  headers.push(["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"]);
  return (req, res, next) => {
    const { cspNonce } = getVisit(req, res);
    for (const [name, value] of headers) res.setHeader(name, value.replace(NONCE, `'nonce-${cspNonce}'`));
    next();
  };
}

/** What helmet sets. It says the same to every request, so it is asked once. */
function headersOf(setHeaders: ReturnType<typeof helmet>) {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  setHeaders(request, response, (error) => {
    if (error instanceof Error) throw error;
  });
  return Object.entries(response.getHeaders()).map(
    ([name, value]) => [name, String(value)] as [string, string],
  );
}
