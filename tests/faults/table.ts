import type { Outcome } from "./fault";

export interface Row extends Outcome {
  fault: string;
}

const COLUMNS: [string, (row: Row) => string][] = [
  ["What happens", ({ fault }) => fault],
  ["Database", ({ database }) => database],
  ["Times", ({ times }) => String(times)],
  ["Writes acknowledged", ({ acknowledged }) => acknowledged?.toLocaleString("en") ?? "-"],
  ["Lost", ({ lost }) => String(lost)],
  ["What people see", ({ observed }) => observed],
];

/** The rows as a table in Markdown. */
export function formatTable(rows: Row[]): string {
  const lines = rows.map((row) => COLUMNS.map(([, read]) => read(row)));
  const head = COLUMNS.map(([title]) => title);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
