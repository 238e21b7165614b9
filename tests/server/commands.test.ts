import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/server-process";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  cpSync(join(import.meta.dirname, "../../scripts"), join(folder, "scripts"), { recursive: true });
  write("package.json", '{ "type": "module" }');
  write("server.ts", "");
});

describe("npm start", () => {
  test("says what to do when there is no build and nothing to build with", async () => {
    const { code, output } = await run("scripts/run.js", "server");

    expect(code).toBe(1);
    expect(output).toContain("npm ci --include=dev && npm run build");
  });

  test("builds once, and again only after a change", async () => {
    installBuildTools(`writeFileSync(".cache/build/server.js", "console.log('serving')");`);

    const outputs = [await run("scripts/run.js", "server"), await run("scripts/run.js", "server")];
    write("server.ts", "changed");
    outputs.push(await run("scripts/run.js", "server"));

    expect(outputs.map(({ output }) => output.includes("Building"))).toEqual([true, false, true]);
    expect(outputs.every(({ code, output }) => code === 0 && output.endsWith("serving\n"))).toBe(true);
  });

  test("serves what was delivered where there are no sources", async () => {
    rmSync(join(folder, "server.ts"));
    write("build/server.js", "console.log('serving')");

    expect(await run("scripts/run.js", "server")).toEqual({ code: 0, output: "serving\n" });
  });
});

describe("a build", () => {
  test("that fails is not taken for a build", async () => {
    installBuildTools("process.exit(1);");

    expect((await run("scripts/build.js")).code).toBe(1);
    expect(existsSync(join(folder, "build/stamp"))).toBe(false);
    expect((await run("scripts/run.js", "server")).code).toBe(1);
  });

  test("leaves the files of the one before, and of those less than a week older", async () => {
    installBuildTools(`writeFileSync(".cache/build/client/assets/new.js", "new");`);
    const ages = {
      stamp: 30,
      "client/assets/before.js": 30,
      "client/assets/older.js": 36,
      "client/assets/ancient.js": 38,
    };
    for (const [file, days] of Object.entries(ages)) {
      const seconds = Date.now() / 1000 - days * 24 * 60 * 60;
      write(`build/${file}`, "old");
      utimesSync(join(folder, "build", file), seconds, seconds);
    }

    expect((await run("scripts/build.js")).code).toBe(0);

    expect(readdirSync(join(folder, "build/client/assets")).sort()).toEqual([
      "before.js",
      "new.js",
      "older.js",
    ]);
  });

  test("that fails leaves the one before as it was", async () => {
    installBuildTools("process.exit(1);");
    write("build/client/assets/recent.js", "recent");

    expect((await run("scripts/build.js")).code).toBe(1);
    expect(existsSync(join(folder, "build/client/assets/recent.js"))).toBe(true);
  });

  test.runIf(existsSync("/proc/self"))("says where nothing can be written, instead of waiting", async () => {
    installBuildTools("");
    symlinkSync("/proc/self", join(folder, ".cache"));

    const { code, output } = await run("scripts/run.js", "server");

    expect(code).toBe(1);
    expect(output).toMatch(/nothing can be written in \S+\/\.cache \(\w+\)/);
  });

  test("says so too when there is a file in the place of its folder", async () => {
    installBuildTools("");
    write(".cache", "");

    const { code, output } = await run("scripts/build.js");

    expect(code).toBe(1);
    expect(output).toContain("nothing can be written in");
  });

  test("is made once when two starts need it at the same time", async () => {
    installBuildTools(`
      appendFileSync("builds", "built\\n");
      await new Promise((resolve) => setTimeout(resolve, 500));
      writeFileSync(".cache/build/server.js", "console.log('serving')");`);

    const starts = await Promise.all([run("scripts/run.js", "server"), run("scripts/run.js", "server")]);

    expect(starts.map(({ code }) => code)).toEqual([0, 0]);
    expect(readFileSync(join(folder, "builds"), "utf8")).toBe("built\n");
  });
});

describe("the last line of a run", () => {
  const passing = { numPassedTests: 5, testResults: [{ status: "passed", assertionResults: [] }] };
  const failing = {
    numPassedTests: 4,
    testResults: [{ status: "failed", assertionResults: [{ status: "failed" }] }],
  };
  const unloadable = { numPassedTests: 5, testResults: [{ status: "failed", assertionResults: [] }] };
  const browser = { stats: { expected: 2, unexpected: 0, flaky: 0 }, errors: [] };
  const flaky = { stats: { expected: 1, unexpected: 0, flaky: 1 }, errors: [] };

  test.each([
    ["everything passed", 0, passing, browser, "7 passed, 0 failed", 0],
    ["a test failed", 1, failing, undefined, "4 passed, 1 failed", 1],
    ["a test file could not be loaded", 1, unloadable, undefined, "5 passed, 1 failed", 1],
    ["a browser test passed only at the second try", 0, passing, flaky, "6 passed, 1 failed", 1],
    ["a step that is no test failed", 2, passing, browser, "7 passed, 1 failed", 1],
    ["nothing ran", 0, undefined, undefined, "0 passed, 0 failed", 1],
  ])("%s", async (_, exitCode, vitest, playwright, line, code) => {
    if (vitest) write("test-results/vitest.json", JSON.stringify(vitest));
    if (playwright) write("test-results/playwright.json", JSON.stringify(playwright));

    expect(await run("scripts/report-results.js", String(exitCode))).toEqual({ code, output: `${line}\n` });
  });
});

function write(file: string, content: string) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Something that is called like Remix's and Vite's commands; `build` is what the first of them does. */
function installBuildTools(build: string) {
  write("node_modules/@remix-run/dev/package.json", '{ "type": "module" }');
  write("node_modules/vite/package.json", "{}");
  write("node_modules/vite/bin/vite.js", "");
  write(
    "node_modules/@remix-run/dev/dist/cli.js",
    `import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
    mkdirSync(".cache/build/client/assets", { recursive: true });
    writeFileSync(".cache/build/fresh-database.js", "");
    ${build}`,
  );
}

async function run(...command: string[]) {
  const child = spawn(process.execPath, command, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const [output, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once("close", resolve)),
  ]);
  return { code, output: output + errors };
}
