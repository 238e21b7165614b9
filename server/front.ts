import type { RequestListener, Server } from "node:http";
import express, { type ErrorRequestHandler } from "express";
import { ConfigurationError } from "~/configuration-error";
import { env } from "~/env.server";
import { describeError } from "~/http/describe-error.server";
import { log } from "~/http/log.server";
import { logAccess } from "./access-log";
import { loadApp } from "./app-build";
import { admitOwnOrigin } from "./admit-own-origin";
import { admitWellFormed } from "./admit-well-formed";
import { messagesFor } from "./express-messages";
import { answerHealth } from "./health";
import { answerWithRemix } from "./answer-with-remix";
import { refuse } from "./refuse";
import { setSecurityHeaders } from "./security-headers";
import { getVisit } from "./visit";

interface Opening {
  root: string;
  server: Server;
  development: boolean;
  isReady: () => Promise<boolean>;
}

/** The way of a request before it reaches Remix. Throws a `ConfigurationError` when `TRUST_PROXY` makes no sense. */
export function createFront() {
  const app = express();
  app.disable("x-powered-by").disable("etag").set("query parser", false);
  trustProxy(app);

  return {
    messages: messagesFor(app),
    /** Loads the built app, or the one being developed, and answers for it. */
    async open({ root, server, development, isReady }: Opening): Promise<RequestListener> {
      const { serveFiles, routeSegments, pageLinks, remix } = await loadApp(root, server, development);
      app.use(logAccess(routeSegments));
      app.use((req, res, next) => {
        getVisit(req, res).pageLinks = pageLinks;
        next();
      });
      app.use(setSecurityHeaders(development));
      app.use(answerHealth(isReady));
      app.use(admitWellFormed);
      app.use(serveFiles);
      app.use(admitOwnOrigin);
      app.use(answerWithRemix(remix));
      app.use(answerError);
      return app;
    },
  };
}

function trustProxy(app: express.Express) {
  const proxies = env.TRUST_PROXY;
  if (proxies === undefined) return;
  try {
    app.set("trust proxy", /^\d+$/.test(proxies) ? Number(proxies) : proxies);
  } catch {
    throw new ConfigurationError(
      "TRUST_PROXY is the number of proxies in front of Ownlist, or their addresses, such as loopback or 10.0.0.0/8.",
    );
  }
}

// Express knows an error handler by its four parameters.
const answerError: ErrorRequestHandler = (error, req, res, _next) => {
  if (req.socket.destroyed) return;
  log.error({ requestId: getVisit(req, res).requestId, error: describeError(error) }, "unexpected error");
  if (res.headersSent) res.destroy();
  else refuse(req, res, 500);
};
