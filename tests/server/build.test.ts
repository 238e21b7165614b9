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
