import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const alias = { "~": here("./app"), "~db": here("./db") };

/** Where a build is made; `scripts/build.js` puts it in place when it is whole. */
export const buildFolder = ".cache/build";

export default defineConfig({
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
  build: {
    target: "es2022",
    rollupOptions: {
      onwarn(warning, warn) {
        // A route without a page has nothing for the browser.
        if (warning.code !== "EMPTY_BUNDLE") warn(warning);
      },
    },
  },
});
