import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { browserOptions } from "./tests/support/browser";
import { freePort } from "./tests/support/free-port";

// Workers read this file again: what is chosen once travels in the environment.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), "ownlist-e2e-"));
const baseURL = `http://localhost:${process.env.E2E_PORT}`;
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

export default defineConfig({
  testDir: "tests/e2e",
  workers: 1,
  timeout: 120_000,
  // What is waited for comes late on a busy machine; only what never comes is a failure.
  expect: { timeout: 30_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/playwright.json" }]],
  outputDir: "test-results/playwright",
  use: { baseURL, launchOptions: await browserOptions(), trace: "retain-on-failure" },
  projects: [
    { name: "JavaScript on", testIgnore: "without-javascript.spec.ts", use: { viewport: desktop } },
    {
      name: "JavaScript off",
      testIgnore: "with-javascript.spec.ts",
      use: { viewport: desktop, javaScriptEnabled: false },
    },
    {
      name: "phone",
      testIgnore: ["without-javascript.spec.ts", "logs.spec.ts"],
      use: { viewport: phone, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    command: "node scripts/run.js server",
    url: `${baseURL}/readyz`,
    timeout: 300_000,
    stdout: "pipe",
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      AUTH_RATE_LIMIT: "100000",
      SIGN_IN_RATE_LIMIT: "100000",
      LOG_LEVEL: "warn",
    },
    gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
  },
});
