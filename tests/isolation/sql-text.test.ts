import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const SENDERS = ["query", "execute", "exec", "raw", "unsafe", "identifier", "prepare"];
const DRIVERS = /^(pg|@neondatabase\/serverless|@electric-sql\/pglite.*)$/;

/** Where what is sent comes from the code itself: the value of a constant, or a file of the migrations. */
const ALLOWED = ["db/connect/"];

function parse(file: string, text: string) {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** Every piece of code that makes SQL text out of values: `sql.raw(…)`, or a sender called with a text put together. */
function findBuiltSql(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (isRaw(node) || (ts.isCallExpression(node) && sendsBuiltText(node)))
      found.push(`${file}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return found;
}

/** `sql.raw`, `sql["raw"]`, `const { raw } = sql`, and the class behind it. */
function isRaw(node: ts.Node) {
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return /^sql(\.|\[["'])(raw|identifier)\b/.test(node.getText());
  if (ts.isVariableDeclaration(node))
    return ts.isObjectBindingPattern(node.name) && node.initializer?.getText() === "sql";
  return ts.isIdentifier(node) && node.text === "StringChunk";
}

function sendsBuiltText({ expression, arguments: [text] }: ts.CallExpression) {
  if (!ts.isPropertyAccessExpression(expression) || !SENDERS.includes(expression.name.text) || !text)
    return false;
  return (
    ts.isTemplateExpression(text) || (ts.isBinaryExpression(text) && /\+/.test(text.operatorToken.getText()))
  );
}

function importsDriver(file: string, text: string) {
  return parse(file, text).statements.some(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      !statement.importClause?.isTypeOnly &&
      DRIVERS.test((statement.moduleSpecifier as ts.StringLiteral).text),
  );
}

const sources = ["app", "db", "server"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name).replaceAll("\\", "/"))
    .map((file) => ({ file, text: readFileSync(file, "utf8") })),
);

test("no SQL text is put together from values", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap(({ file, text }) => findBuiltSql(file, text))).toEqual([]);
});

test("only the connections know a driver, so nothing else can send text that is not Drizzle's", () => {
  const users = sources.filter(({ file, text }) => importsDriver(file, text)).map(({ file }) => file);

  expect(users.length).toBeGreaterThan(2);
  expect(users.filter((file) => !ALLOWED.some((folder) => file.startsWith(folder)))).toEqual([]);
});

test.each([
  "db.execute(sql.raw(title))",
  "sql`select ${sql.identifier(name)}`",
  "const { raw } = sql",
  'sql["raw"](title)',
  "client.query(`select '${title}'`)",
  'client.query("select " + title)',
  "new SQL([new StringChunk(title)])",
])("%s would be found", (code) => {
  expect(findBuiltSql("example.ts", code)).not.toEqual([]);
});

test.each([
  "db.execute(sql`select ${title}`)",
  'client.query("select $1", [title])',
  "client.query(text, values)",
])("%s is in order", (code) => {
  expect(findBuiltSql("example.ts", code)).toEqual([]);
});
