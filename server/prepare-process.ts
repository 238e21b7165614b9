import { existsSync } from "node:fs";

/** Makes relative paths count from `root`, wherever the command was typed, and reads `.env` there without overruling the environment. */
export function prepareProcess(root: string, development: boolean) {
  process.chdir(root);
  if (existsSync(".env")) process.loadEnvFile(".env");
  if (development) process.env.NODE_ENV = "development";
  process.env.NODE_ENV ||= "production";
}
