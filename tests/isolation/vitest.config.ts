import { defineConfig } from "vitest/config";
import everything, { databaseProject } from "../../vitest.config";

declare module "vitest" {
  interface ProvidedContext {
    printsMatrix?: boolean;
  }
}

/** The isolation suite alone, on an embedded and on a real Postgres, with its table printed. */
export default defineConfig({
  resolve: everything.resolve,
  test: {
    disableConsoleIntercept: true,
    projects: [databaseProject("pglite", 1), databaseProject("postgres", 2)].map((project) => ({
      ...project,
      test: { ...project.test, include: ["tests/isolation/**/*.test.ts"], provide: { printsMatrix: true } },
    })),
  },
});
