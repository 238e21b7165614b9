import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    dataDir: string;
  }
}

export default async function startPglite(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "ownlist-pglite-"));
  project.provide("dataDir", folder);
  return () => rm(folder, { recursive: true, force: true });
}
