import { statementModules } from "./data-functions";

const BUILDER =
  /(?:\b(?:db|tx)|\buserDb\([^)]*\))\s*\.(?:with|select|selectDistinct|insert|update|delete|execute|\$count)\b/g;

/** Every line of `app/` on which a statement begins, such as `app/todos/todos.server.ts:51`. */
export function listSites(): string[] {
  return statementModules.flatMap(({ file, source }) =>
    [...source.matchAll(BUILDER)].map(({ 0: found, index }) => {
      const line = source.slice(0, index + found.length).split("\n").length;
      return `${file.replace("../../", "")}:${line}`;
    }),
  );
}
