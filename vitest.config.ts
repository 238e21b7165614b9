import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const FAIL_ON_ERRORS = "tests/support/fail-on-console-error.ts";

const env = {
  NODE_ENV: "test" as const,
  BETTER_AUTH_URL: "http://localhost:3000",
  BETTER_AUTH_SECRET: "a secret that is only good for tests",
  LOG_LEVEL: "silent",
  AUTH_RATE_LIMIT: "1000000",
  SIGN_IN_RATE_LIMIT: "1000000",
};

/** Which tests a database has no use for. Neon is the same Postgres, so its locks and plans are tried once. */
const LEFT_OUT = {
  pglite: ["tests/db/pooled/**"],
  postgres: ["tests/db/pglite/**"],
  neon: ["tests/db/pglite/**", "tests/isolation/**", "tests/db/pooled/plans.test.ts"],
};

/** The same suites against one of the databases, all in one process: loading Better Auth and PGlite takes seconds. */
export function databaseProject(name: keyof typeof LEFT_OUT, order: number): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      env,
      include: ["tests/{db,auth,todos,projects,tags,steps,undo,routes,api,input,isolation}/**/*.test.ts"],
      exclude: LEFT_OUT[name],
      globalSetup: `tests/support/start-${name === "pglite" ? "pglite" : "postgres"}.ts`,
      setupFiles: [FAIL_ON_ERRORS, `tests/support/use-${name}.ts`],
      isolate: false,
      maxWorkers: 1,
      sequence: { groupOrder: order },
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  resolve: { alias: { "~": here("./app"), "~db": here("./db") } },
  test: {
    testTimeout: 60_000,
    reporters: ["default", ["json", { outputFile: "test-results/vitest.json" }]],
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          env,
          include: ["tests/unit/**/*.test.ts"],
          setupFiles: [FAIL_ON_ERRORS],
        },
      },
      {
        extends: true,
        test: {
          name: "components",
          env,
          include: ["tests/components/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: [FAIL_ON_ERRORS, "tests/support/be-patient.ts"],
        },
      },
      databaseProject("pglite", 1),
      databaseProject("postgres", 2),
      databaseProject("neon", 3),
      {
        extends: true,
        test: {
          name: "server",
          include: ["tests/server/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 4 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
