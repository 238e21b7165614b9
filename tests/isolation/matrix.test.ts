import { afterAll, describe, expect, inject, test } from "vitest";
import { createCast } from "./cast";
import { listDataFunctions, ownersModules } from "./data-functions";
import { listEndpoints, unroutedFiles } from "./endpoints";
import { findBreaches, listMutants, type Statements, withoutRowSecurity } from "./locks";
import { columnNames, dataRow, endpointRow } from "./matrix";
import { isNamedException, mutantsOf, NAMED_EXCEPTIONS } from "./mutants";
import { formatTable, type Results, summarize } from "./report";
import { isBreached, runCell } from "./run-cell";
import { listSites } from "./sites";
import { watchStatements } from "./statements";
import { createUnlimitedCounts, dropUnlimitedCounts } from "./unlimited-counts";

const cast = await createCast();
const endpoints = await listEndpoints(cast.owner);
const rows = [...(await listDataFunctions()).map(dataRow), ...endpoints.map(endpointRow)];

const unlimitedCounts = await createUnlimitedCounts();

const results: Results = new Map();
const statements: Statements = new Map();
const sites = new Set<string>();
const summary: string[] = [];
const exceptions = [
  "todo_of_another and is_of_another (say yes or no, exceptions.test.ts)",
  "search_todos (gives the asker's own ids, exceptions.test.ts)",
  "the purge of what has had its time (purge-expired.test.ts)",
  "the operator's tools (seed, user, backup, which run as the owner)",
];

afterAll(async () => {
  await dropUnlimitedCounts(unlimitedCounts);
  if (inject("printsMatrix")) console.log(`\n${formatTable(results, columnNames)}\n`);
  console.log(
    [summarize(results), ...summary, `without a condition, by name: ${exceptions.join("; ")}`].join("\n"),
  );
});

describe("T-224 user A cannot see or change user B's todos", () => {
  test("every file in app/routes has a path, and so a row", () => {
    expect(unroutedFiles()).toEqual([]);
  });

  test("only what deals with accounts goes through the owner's door", () => {
    expect(ownersModules.filter((file) => !file.startsWith("app/auth/"))).toEqual([]);
  });

  test.each(rows)("$name", async (row) => {
    results.set(row.name, new Map());
    for (const column of columnNames) {
      const { result, watch } = await watchStatements(() => runCell(row, column, cast));
      results.get(row.name)!.set(column, result);
      for (const site of watch.sites) sites.add(site);
      for (const text of watch.texts)
        statements.set(text, [...(statements.get(text) ?? []), { row, column }]);
    }

    expect([...results.get(row.name)!].filter(([, result]) => isBreached(result))).toEqual([]);
  });

  test("the rows reach every line that sends a statement", () => {
    expect(listSites().length).toBeGreaterThan(10);
    expect([...sites].sort()).toEqual(listSites().sort());
  });
});

// Every statement is sent many times over, which takes as long as it takes.
describe("each lock holds alone", { timeout: 1_800_000 }, () => {
  test("every statement is limited to a user, but for the named exceptions", () => {
    const unlimited = [...statements.keys()].filter(
      (statement) => mutantsOf(statement, unlimitedCounts).length === 0,
    );

    expect(unlimited.filter((statement) => !isNamedException(statement))).toEqual([]);
    expect(unlimited).toHaveLength(NAMED_EXCEPTIONS.length);
  });

  test("with row-level security off, the conditions let nothing through", async () => {
    const others = await createCast();
    const places = new Set([...statements.values()].flat());
    const breaches: string[] = [];
    await withoutRowSecurity(async () => {
      for (const { row, column } of places)
        if (isBreached(await runCell(row, column, others))) breaches.push(`${row.name} × ${column}`);
    });
    summary.push(
      `row-level security off: ${statements.size} statements in ${places.size} cells, ${breaches.length} breached`,
    );

    expect(breaches).toEqual([]);
  });

  test("with a condition out, row-level security lets nothing through", async () => {
    const others = await createCast();
    const mutants = listMutants(statements, unlimitedCounts);
    const breached: string[] = [];
    for (const mutant of mutants) {
      const found = await findBreaches(mutant, askedByStrangers(mutant.statement), others, {
        untilFirst: false,
      });
      breached.push(...found.map((place) => `${place}: ${mutant.what}: ${mutant.statement}`));
    }
    summary.push(`one condition out: ${mutants.length} mutated statements, ${breached.length} breaches`);

    expect(breached).toEqual([]);
  });

  test("with both out every statement is breached, so the checks above can see", async () => {
    const others = await createCast();
    const unseen: string[] = [];
    const mutants = listMutants(statements, unlimitedCounts);
    await withoutRowSecurity(async () => {
      for (const mutant of mutants) {
        const found = await findBreaches(mutant, askedByStrangers(mutant.statement), others, {
          untilFirst: true,
        });
        if (found.length === 0) unseen.push(`${mutant.what}: ${mutant.statement}`);
      }
    });
    summary.push(
      `both out: ${mutants.length - unseen.length} of ${mutants.length} mutated statements breached, as they must be`,
    );

    expect(unseen).toEqual([]);
  });
});

function askedByStrangers(statement: string) {
  return statements.get(statement)!.filter(({ column }) => column === "other user");
}
