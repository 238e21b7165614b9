import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";

/**
 * How to start a browser here: the one from the npm registry on Linux x64, else Playwright's own, else an installed
 * Chrome. `OWNLIST_BROWSER` names another one.
 */
export async function browserOptions(): Promise<LaunchOptions> {
  const named = process.env.OWNLIST_BROWSER;
  if (named) return { executablePath: named };
  if (process.platform === "linux" && process.arch === "x64") return packagedChromium();
  return existsSync(chromium.executablePath()) ? {} : { channel: "chrome" };
}

async function packagedChromium(): Promise<LaunchOptions> {
  // Makes the package unpack the shared libraries it brings along, instead of counting on the machine's.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  const executablePath = await packaged.executablePath();
  // Not the package's own arguments: those turn off web security.
  return { executablePath, args: ["--no-sandbox", "--disable-gpu"] };
}
