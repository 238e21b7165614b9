import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Request as ExpressRequest, RequestHandler, Response as ExpressResponse } from "express";
import { env } from "~/env.server";
import { collectTimings } from "~/timing.server";
import { holdAnswer } from "./hold-answer";
import { keepForm } from "./keep-form";
import { limitBody } from "./limit-body";
import { refuse } from "./refuse";
import { byPath } from "./routes-for-path";
import { answerWhole, setOwnHeaders } from "./send-answer";
import { trustAddress } from "./trust-address";
import { getVisit } from "./visit";

export interface RemixApp {
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: "production" | "development";
}

/** Hands a request to Remix, with the size of its body, its address and its client checked, and sends the answer. */
export function answerWithRemix(app: RemixApp): RequestHandler {
  const handlerFor = findHandlers(app);
  return (req, res, next) => {
    if (Number(req.headers["content-length"] ?? 0) > env.BODY_LIMIT) return refuse(req, res, 413);
    trustAddress(req);
    // A HEAD is a GET whose body Node itself keeps back.
    if (req.method === "HEAD") req.method = "GET";

    const frontHeaders = res.getHeaderNames();
    // In the same tick as the adapter, which reads the body from now on: neither misses a part of it.
    const isTooLarge = limitBody(req, env.BODY_LIMIT);
    const visit = getVisit(req, res);
    if (visit.kind === "page") keepForm(req);
    const letGo = holdAnswer(res, {
      whole: (written) => {
        const body = visit.body === undefined ? written : Buffer.from(visit.body);
        // The signals that Remix makes for a request keep the visit longer than the answer takes.
        visit.body = undefined;
        void answerWhole(req, res, { body, frontHeaders, isTooLarge }).catch(next);
      },
      unfinished: () => setOwnHeaders(req, res),
    });
    const answer = () =>
      handlerFor(visit.pathname)(req, res, (error) => {
        letGo();
        next(error);
      });
    void (visit.timings ? collectTimings(visit.timings, answer) : answer());
  };
}

function findHandlers({ build, mode }: RemixApp) {
  const make = (part: RemixApp["build"]) => createRequestHandler({ build: part, mode, getLoadContext });
  if (typeof build !== "function") return byPath(build, make);
  // In development the build is asked for anew each time, and has its routes with it.
  const handler = make(build);
  return () => handler;
}

function getLoadContext(req: ExpressRequest, res: ExpressResponse): AppLoadContext {
  const visit = getVisit(req, res);
  const { requestId, kind, cspNonce, cookies } = visit;
  return {
    ...{ requestId, kind, cspNonce },
    setCookie: (cookie) => void cookies.push(cookie),
    takeBody: (body) => void (visit.body = body),
  };
}
