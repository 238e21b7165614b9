import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { browserOptions } from "../support/browser";
import { freePort } from "../support/free-port";

const FOLDER = "docs/screenshots";
const DEMO = { email: "demo@example.org", password: "correct horse battery" };
const SCREENS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

const dataDir = mkdtempSync(join(tmpdir(), "ownlist-screenshots-"));
const port = await freePort();
const origin = `http://localhost:${port}`;
const env = {
  ...process.env,
  DATA_DIR: dataDir,
  PORT: String(port),
  LOG_LEVEL: "error",
  SIGN_IN_RATE_LIMIT: "100",
};

async function startServer(): Promise<ChildProcess> {
  execFileSync(process.execPath, ["scripts/run.js", "seed"], { env, stdio: "inherit" });
  const server = spawn(process.execPath, ["build/server.js"], { env, stdio: "inherit" });
  while (!(await fetch(`${origin}/readyz`).catch(() => null))?.ok) await sleep(100);
  return server;
}

/** How one gets to what is pictured, in this order. */
const PICTURES: Record<string, (page: Page) => Promise<unknown>> = {
  home: (page) => page.goto("/"),
  today: signIn,
  select: selectTwo,
  upcoming: (page) => page.goto("/todos/upcoming"),
  todo: (page) => follow(page, "/todos", "Call the landlord about the boiler"),
  project: (page) => follow(page, "/projects", "Home"),
  tags: (page) => page.goto("/tags"),
  "saved-views": (page) => page.goto("/views"),
  "saved-view": (page) => follow(page, "/views", "What matters most"),
  search: (page) => page.goto("/search?q=call"),
  trash: (page) => page.goto("/todos/trash"),
  settings: (page) => page.goto("/settings"),
};

async function takePictures(browser: Browser) {
  for (const [screen, options] of Object.entries(SCREENS))
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ ...options, baseURL: origin, colorScheme });
      const page = await context.newPage();
      for (const [name, open] of Object.entries(PICTURES)) {
        await open(page);
        await page.mouse.move(0, 0);
        await page.screenshot({ path: `${FOLDER}/${name}-${screen}-${colorScheme}.png` });
      }
      await context.close();
    }
}

async function signIn(page: Page) {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(DEMO.email);
  await page.getByLabel("Password").fill(DEMO.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1, name: "Today" }).waitFor();
}

async function selectTwo(page: Page) {
  await page.getByRole("link", { name: "Select" }).click();
  for (const title of ["Renew passport", "Water the plants"])
    await page.getByRole("checkbox", { name: title }).check();
}

async function follow(page: Page, path: string, name: string) {
  await page.goto(path);
  await page.getByRole("main").getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

mkdirSync(FOLDER, { recursive: true });
const server = await startServer();
const browser = await chromium.launch(await browserOptions());
try {
  await takePictures(browser);
} finally {
  await browser.close();
  server.kill();
  rmSync(dataDir, { recursive: true, force: true });
}
