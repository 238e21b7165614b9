import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";

/** Vite inside our own server: one port, one process, and so one embedded database. */
export async function startVite(server: Server) {
  const vite = await createServer({
    appType: "custom",
    server: { middlewareMode: true, hmr: { server } },
  });
  const loadBuild = async () => (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
  return { serveFiles: vite.middlewares, loadBuild };
}
