import type { Query } from "drizzle-orm";

/** A statement with one of its limits taken away. */
export interface Mutant {
  statement: string;
  what: string;
  change: (query: Query, asker: string, victim: string) => Query;
}

const COMPARISON = /(?:"?\w+"?\.)?"?user_id"?\s*=\s*(\$\d+)/g;
const ROW_OF_USER = /\binsert into "?\w+"? \([^)]*"?user_id"?/;

/** Statements without a condition of their own: two functions that say only yes or no, and a lock, which has no rows. */
export const NAMED_EXCEPTIONS = [
  /^select todo_of_another\(\$1::uuid, \$2::uuid\) as answer$/,
  /^select is_of_another\(\$1::uuid, \$2, \$3::uuid\) as answer$/,
  /^select pg_advisory_xact_lock\(hashtextextended\(\$1, 0\)\)$/,
];

export function isNamedException(statement: string): boolean {
  return NAMED_EXCEPTIONS.some((exception) => exception.test(statement));
}

/** From here on a statement has only what the function found, and that gives everybody their own, whatever it is asked. */
const SEARCHED = /\bsearch_todos\(\$\d+::uuid, \$\d+\)/;

/**
 * A mutant for each `user_id` condition of a statement that decides, which becomes true for everybody, one for each of
 * `unlimitedCounts` where it counts, and one for the row that an INSERT writes, which becomes the victim's.
 */
export function mutantsOf(statement: string, unlimitedCounts: string[]): Mutant[] {
  const deciding = statement.slice(0, SEARCHED.exec(statement)?.index);
  const conditions = [...deciding.matchAll(COMPARISON)].map(
    ({ 0: found, 1: parameter, index }, nth): Mutant => {
      const text = `${statement.slice(0, index)}(${parameter}::uuid is not null)${statement.slice(index + found.length)}`;
      return replaced(statement, `condition ${nth + 1} out`, text);
    },
  );
  const counting = statement.includes("counts_of(")
    ? unlimitedCounts.map((name) =>
        replaced(statement, `${name} for counts_of`, statement.replace("counts_of(", `${name}(`)),
      )
    : [];
  const limits = [...conditions, ...counting];
  if (!ROW_OF_USER.test(statement)) return limits;
  const swapped: Mutant = {
    statement,
    what: "the row another's",
    change: (query, asker, victim) =>
      query.sql === statement
        ? { ...query, params: query.params.map((value) => (value === asker ? victim : value)) }
        : query,
  };
  return [...limits, swapped];
}

function replaced(statement: string, what: string, sql: string): Mutant {
  return {
    statement,
    what,
    change: (query) => (query.sql === statement ? { ...query, sql } : query),
  };
}
