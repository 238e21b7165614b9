import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { RemixApp } from "./answer-with-remix";
import { serveBuiltFiles } from "./static-files";
import { writeLinks } from "./write-page";

interface App {
  serveFiles: RequestHandler;
  /** Every fixed segment of the route table, such as `todos`. */
  routeSegments: ReadonlySet<string>;
  /** The link elements of its pages. */
  pageLinks: string;
  remix: RemixApp;
}

/** The app as `npm run build` left it, or straight from its sources in development. */
export async function loadApp(root: string, server: Server, development: boolean): Promise<App> {
  if (development) {
    const { startVite } = await import("./development");
    const { serveFiles, loadBuild } = await startVite(server);
    return {
      serveFiles,
      ...describeBuild(await loadBuild()),
      remix: { build: loadBuild, mode: "development" },
    };
  }
  const build = (await import(
    /* @vite-ignore */ pathToFileURL(join(root, "build/server/index.js")).href
  )) as ServerBuild;
  return {
    serveFiles: serveBuiltFiles(join(root, "build/client")),
    ...describeBuild(build),
    remix: { build, mode: "production" },
  };
}

function describeBuild(build: ServerBuild) {
  return { routeSegments: listRouteSegments(build), pageLinks: writeLinks(build) };
}

function listRouteSegments({ routes }: ServerBuild) {
  const paths = Object.values(routes).map((route) => route?.path ?? "");
  return new Set(paths.flatMap((path) => path.split("/")).filter((segment) => !/^[:*]/.test(segment)));
}
