import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./when-done";

const checkout = join(import.meta.dirname, "../..");

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

/** Builds the production server, unless the build fits the sources. */
export function buildOwnlist() {
  const build = ["scripts/build.js", "--when-stale"];
  const { status } = spawnSync(process.execPath, build, { cwd: checkout, stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed.");
}

/** A copy of what was built, with the dependencies of the checkout: later builds leave it alone, and it can have migrations of its own. */
export function installOwnlist(): string {
  const root = temporaryFolder();
  for (const part of ["build", "db/migrations", "package.json"])
    cpSync(join(checkout, part), join(root, part), { recursive: true });
  symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"));
  return root;
}

/** Adds a migration to the installation in `root`, as the next release might, and returns what takes it out again. */
export function addMigration(root: string, tag: string, sql: string): () => void {
  const folder = join(root, "db/migrations");
  const journalFile = join(folder, "meta/_journal.json");
  const before = readFileSync(journalFile, "utf8");
  const journal = JSON.parse(before) as Journal;
  const last = journal.entries.at(-1)!;
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(join(folder, `${tag}.sql`), sql);
  return () => {
    writeFileSync(journalFile, before);
    rmSync(join(folder, `${tag}.sql`));
  };
}
