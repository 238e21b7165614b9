import { sql } from "drizzle-orm";
import { database } from "~db/database.server";
import type { Cast } from "./cast";
import type { Row } from "./matrix";
import { isNamedException, type Mutant, mutantsOf } from "./mutants";
import { ownTables } from "~db/own-tables";
import { isBreached, runCell } from "./run-cell";
import { watchStatements } from "./statements";

/** A cell of the matrix. */
export interface Place {
  row: Row;
  column: string;
}

/** Which cells sent which statement. */
export type Statements = Map<string, Place[]>;

/** Takes the database's lock away while `work` runs. Only for a database that nobody else is using. */
export async function withoutRowSecurity<T>(work: () => Promise<T>): Promise<T> {
  const alter = async (what: "disable" | "enable") => {
    for (const table of ownTables)
      await database.execute(
        sql`alter table ${table} ${what === "disable" ? sql`disable` : sql`enable`} row level security`,
      );
  };
  await alter("disable");
  try {
    return await work();
  } finally {
    await alter("enable");
  }
}

/** The statements without one of their limits, each in turn. Those that are named exceptions have none. */
export function listMutants(statements: Statements, unlimitedCounts: string[]): Mutant[] {
  return [...statements.keys()]
    .filter((statement) => !isNamedException(statement))
    .flatMap((statement) => mutantsOf(statement, unlimitedCounts));
}

/** The cells that send the mutant's statement and are breached by it. With `untilFirst`, looks no further than the first. */
export async function findBreaches(
  mutant: Mutant,
  places: Place[],
  cast: Cast,
  { untilFirst }: { untilFirst: boolean },
): Promise<string[]> {
  const breaches: string[] = [];
  for (const { row, column } of places) {
    const { result } = await watchStatements(
      () => runCell(row, column, cast),
      (query) => mutant.change(query, cast.stranger.id, cast.owner.id),
    );
    const { seen, changed } = result;
    if (untilFirst ? isBreached(result) : seen > 0 || changed) breaches.push(`${row.name} × ${column}`);
    if (untilFirst && breaches.length > 0) break;
  }
  return breaches;
}
