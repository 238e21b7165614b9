import { defineConfig } from "vite";
import { alias, buildFolder, rollupOptions, serverSourceMaps, ssr } from "./vite.config";

/** The HTTP front and the commands, beside the Remix build that `vite.config.ts` makes. */
export default defineConfig({
  publicDir: false,
  resolve: { alias },
  ssr,
  build: {
    ssr: true,
    target: "node20",
    outDir: buildFolder,
    emptyOutDir: false,
    sourcemap: serverSourceMaps,
    rollupOptions: {
      ...rollupOptions,
      input: {
        server: "server.ts",
        seed: "db/seed.ts",
        user: "db/user.ts",
        backup: "db/backup.ts",
        restore: "db/restore.ts",
        "fresh-database": "db/fresh-database.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
    },
  },
});
