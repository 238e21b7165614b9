import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { whileLocked } from "./build-lock.js";
import { computeStamp, readStamp, STAMP_FILE } from "./build-stamp.js";

const SMALLEST_TO_COMPRESS = 1024;
const A_WEEK_MS = 7 * 24 * 60 * 60 * 1000;

const NEW_BUILD = ".cache/build";
const OLD_BUILD = ".cache/old-build";

process.chdir(join(import.meta.dirname, ".."));
const onlyWhenStale = process.argv.includes("--when-stale");

await whileLocked(() => {
  const stamp = computeStamp();
  if (stamp === null || (onlyWhenStale && stamp === readStamp())) return;
  rmSync(NEW_BUILD, { recursive: true, force: true });
  run("node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn");
  run("node_modules/vite/bin/vite.js", "build", "--config", "vite.server.config.ts", "--logLevel", "warn");
  makeFreshDatabase();
  compressFiles(`${NEW_BUILD}/client`);
  keepRecentAssets();
  writeFileSync(`${NEW_BUILD}/stamp`, `${stamp}\n`);
  putInPlace();
});

/** Servers that still run, and pages that are still open, ask for the files of the build before, and of those shortly before it. */
function keepRecentAssets() {
  const [from, to] = ["build/client/assets", `${NEW_BUILD}/client/assets`];
  if (!existsSync(STAMP_FILE)) return;
  const oldest = statSync(STAMP_FILE).mtimeMs - A_WEEK_MS;
  cpSync(from, to, {
    recursive: true,
    force: false,
    preserveTimestamps: true,
    filter: (file) => file === from || statSync(file).mtimeMs > oldest,
  });
}

function putInPlace() {
  rmSync(OLD_BUILD, { recursive: true, force: true });
  if (existsSync("build")) renameSync("build", OLD_BUILD);
  renameSync(NEW_BUILD, "build");
  rmSync(OLD_BUILD, { recursive: true, force: true });
}

/** Whatever is set on the machine that builds is not for those it builds for. */
function makeFreshDatabase() {
  const command = [`${NEW_BUILD}/fresh-database.js`, `${NEW_BUILD}/fresh-database.tar.gz`];
  runWith({ PATH: process.env.PATH, NODE_ENV: "production" }, command);
}

/** @param {string[]} command */
function run(...command) {
  runWith({ ...process.env, NODE_ENV: "production" }, command);
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string[]} command
 */
function runWith(environment, command) {
  const { status } = spawnSync(process.execPath, command, {
    stdio: ["ignore", "inherit", "inherit"],
    env: environment,
  });
  if (status !== 0) throw new Error("The build failed; what was built before is still in place.");
}

/** @param {string} folder */
function compressFiles(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg|json|txt)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    if (content.length < SMALLEST_TO_COMPRESS) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
