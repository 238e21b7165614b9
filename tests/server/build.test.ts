import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildWhenStale } from "../support/server-process";

const IMPORTED = /^(?:import|export)\b[^\n]*?(?:\bfrom |import )"([^".][^"]*)"/gm;

beforeAll(() => buildWhenStale());

test("what is built imports no package but those that package.json names", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };

  const imported = new Set(
    readdirSync("build", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".js") && !/^client|^chunks.development-/.test(file))
      .flatMap((file) => [...readFileSync(join("build", file), "utf8").matchAll(IMPORTED)])
      .map(([, name]) => /^(@[^/]+\/)?[^/]+/.exec(name!)![0]),
  );

  expect(imported).toContain("express");
  expect([...imported].filter((name) => !isBuiltin(name) && !(name in dependencies))).toEqual([]);
});

test("no browser is sent what only checks input on the server", () => {
  const server = readFileSync("build/server/index.js", "utf8");
  const [manifest] = /\/assets\/manifest-[\w-]+\.js/.exec(server)!;
  const scripts = readFileSync(join("build/client", manifest), "utf8").match(/\/assets\/[\w.-]+\.js/g)!;

  const withSchemas = [...new Set(scripts)].filter((script) =>
    readFileSync(join("build/client", script), "utf8").includes("ZodError"),
  );

  expect(scripts.length).toBeGreaterThan(20);
  expect(withSchemas).toEqual([]);
});
