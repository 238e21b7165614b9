import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const SOURCES = [
  "app",
  "db",
  "public",
  "scripts",
  "server",
  "server.ts",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "vite.server.config.ts",
];

export const STAMP_FILE = "build/stamp";

/** A hash of everything the build is made from, relative to the current folder; null where only a build was delivered. */
export function computeStamp() {
  if (!existsSync("server.ts")) return null;
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(listFiles))
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** The stamp that the last finished build left; null when there is none. */
export function readStamp() {
  return existsSync(STAMP_FILE) ? readFileSync(STAMP_FILE, "utf8").trim() : null;
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}
