import express from "express";
import { refuse } from "./refuse";

const PATHS = ["/healthz", "/readyz"];

/** `/healthz`: the process is up. `/readyz`: it can serve, or 503. */
export function answerHealth(isReady: () => Promise<boolean>) {
  const router = express.Router();
  router.get(PATHS, (_req, res, next) => {
    res.setHeader("Cache-Control", "no-store");
    next();
  });
  router.get("/healthz", (_req, res) => {
    res.type("text").send("ok\n");
  });
  router.get("/readyz", (_req, res, next) => {
    isReady().then(
      (ready) =>
        res
          .status(ready ? 200 : 503)
          .type("text")
          .send(ready ? "ok\n" : "not ready\n"),
      next,
    );
  });
  router.all(PATHS, (req, res) => refuse(req, res, 405, { Allow: "GET, HEAD" }));
  return router;
}
