import type { RequestHandler } from "express";
import sirv from "sirv";
import { refuse } from "./refuse";

/** Built files by exact name, compressed in advance. Those under `/assets/` carry a hash in their name and never change. */
export function serveBuiltFiles(folder: string): RequestHandler {
  const serveFile = sirv(folder, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    setHeaders(res, pathname) {
      const isHashed = pathname.startsWith("/assets/");
      res.setHeader(
        "Cache-Control",
        isHashed ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      );
    },
  });
  return (req, res, next) => {
    if (req.method !== "GET" && req.method !== "HEAD") return next();
    // sirv fails on a range that ends before it begins, and cuts pieces from the compressed file.
    delete req.headers.range;
    serveFile(req, res, () => (req.path.startsWith("/assets/") ? refuse(req, res, 404) : next()));
  };
}
