import { REASONS } from "./reasons";
import type { CellResult } from "./run-cell";

export type Results = Map<string, Map<string, CellResult>>;

/** The matrix as a table, one line a row, with a legend. */
export function formatTable(results: Results, columns: string[]): string {
  const lines = [
    ["", ...columns],
    ...[...results].map(([name, cells]) => [name, ...columns.map(shownIn(cells))]),
  ];
  const widths = ["", ...columns].map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  const table = lines.map((line) =>
    line
      .map((text, i) => text.padEnd(widths[i]!))
      .join("  ")
      .trimEnd(),
  );
  const legend = [
    "own      the asker's own rows, or none at all; nobody else's",
    "nothing  the same as for a todo that does not exist",
    "yes      the one question a stranger may ask: is this todo somebody else's?",
    ...Object.entries(REASONS).map(([letter, reason]) => `- ${letter}      ${reason}`),
  ];
  return [...table, "", ...legend].join("\n");
}

function shownIn(cells: Map<string, CellResult>) {
  return (column: string) => cells.get(column)?.shown ?? "?";
}

/** What the table comes to. */
export function summarize(results: Results): string {
  const cells = [...results.values()].flatMap((row) => [...row.values()]);
  const count = (of: (cell: CellResult) => number) => cells.reduce((total, cell) => total + of(cell), 0);
  const tries = count((cell) => cell.tries);
  const right = tries - count((cell) => cell.wrong.length);
  const rows = count((cell) => cell.seen) + count((cell) => Number(cell.changed));
  return `${right} of ${tries} tries, in ${results.size} rows, got no further than they may; ${rows} rows of anybody else's seen or changed`;
}
