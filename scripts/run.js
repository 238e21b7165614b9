import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { computeStamp, readStamp } from "./build-stamp.js";

const BUILD_TOOLS = ["node_modules/vite/package.json", "node_modules/@remix-run/dev/package.json"];

process.chdir(join(import.meta.dirname, ".."));
const [command = "server", ...rest] = process.argv.slice(2);

buildWhenStale();
if (existsSync(".env")) process.loadEnvFile(".env");
// The demo user refuses to live in production, which is what everything else assumes.
process.env.NODE_ENV ||= command === "seed" ? "development" : "production";
const entry = join(process.cwd(), "build", `${command}.js`);
process.argv = [process.execPath, entry, ...rest];
try {
  await import(entry);
} catch (error) {
  const isSentence = error instanceof Error && error.name === "ConfigurationError";
  console.error(isSentence ? error.message : error);
  process.exit(1);
}

function buildWhenStale() {
  const stamp = computeStamp();
  if (stamp === null || stamp === readStamp()) return;
  if (!BUILD_TOOLS.every((file) => existsSync(file))) {
    console.error(
      "The app is not built, and its build tools are not installed: npm ci --include=dev && npm run build",
    );
    process.exit(1);
  }
  console.log("Building Ownlist. This takes a minute, and happens only after a change.");
  const { status } = spawnSync(process.execPath, ["scripts/build.js", "--when-stale"], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
