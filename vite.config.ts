import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Rollup, type SSROptions } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const alias = { "~": here("./app"), "~db": here("./db") };

/** Where a build is made; `scripts/build.js` puts it in place when it is whole. */
export const buildFolder = ".cache/build";

/** Packages of very many small files, and what only they need: a server starts sooner when they are in its build. */
export const ssr: SSROptions = {
  noExternal: [
    /^(better-auth|better-call|defu|drizzle-orm|jose|nanostores|rate-limiter-flexible|rou3|zod)(\/|$)/,
    /^(temporal-(polyfill|spec|utils)|@better-auth|@better-fetch|@noble)(\/|$)/,
  ],
};

/** A profile tells by them which package a function is from. Nothing refers to them, so that no stack trace reads them. */
export const serverSourceMaps = "hidden";

export const rollupOptions: Rollup.RollupOptions = {
  // Better Auth does without it when it cannot be found, which Vite would keep from it.
  external: ["@opentelemetry/api"],
  onwarn(warning, warn) {
    // A route without a page has nothing for the browser, and some packages comment where Rollup cannot read it.
    if (!["EMPTY_BUNDLE", "INVALID_ANNOTATION"].includes(warning.code ?? "")) warn(warning);
  },
};

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    remix({
      ignoredRouteFiles: ["**/*"],
      buildDirectory: buildFolder,
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
        v3_lazyRouteDiscovery: false,
      },
    }),
  ],
  resolve: { alias },
  ssr,
  build: {
    target: "es2022",
    rollupOptions,
    sourcemap: isSsrBuild && serverSourceMaps,
  },
}));
