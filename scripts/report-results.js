import { existsSync, readFileSync } from "node:fs";

// Prints `N passed, N failed` as the last line of a run, and fails when anything failed or nothing ran.
// The argument is the exit code of the run: a failure that is no test's, such as one of the type check, counts as one.
const runFailed = process.argv[2] !== "0";
const vitest = countVitest(readReport("test-results/vitest.json"));
const playwright = countPlaywright(readReport("test-results/playwright.json"));
const passed = vitest.passed + playwright.passed;
const failed = vitest.failed + playwright.failed || Number(runFailed);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/**
 * A test file that cannot be loaded has no failed tests, and counts as one.
 * @param {{ numPassedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] } | null} report
 */
function countVitest(report) {
  if (!report) return { passed: 0, failed: 0 };
  const failures = report.testResults
    .filter(({ status }) => status === "failed")
    .map(({ assertionResults }) => assertionResults.filter(({ status }) => status === "failed").length || 1);
  return { passed: report.numPassedTests, failed: failures.reduce((sum, count) => sum + count, 0) };
}

/**
 * A test that passed only when tried again counts as failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] } | null} report
 */
function countPlaywright(report) {
  if (!report) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length };
}
