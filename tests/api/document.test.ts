import { expect, test } from "vitest";
import { apiDocument } from "~/api/description/document.server";
import * as openapi from "~/routes/api.openapi";
import { answerOf, apiRequest } from "../support/requests";
import { routePaths } from "./call-api";
import { findOperations } from "./documented";

const METHODS = ["get", "put", "post", "delete", "patch"];

const operations = Object.entries(apiDocument().paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

async function callDocument(method: string) {
  const args = { request: apiRequest("/api/openapi.json", undefined, { method }), params: {}, context: {} };
  return answerOf((async () => (method === "POST" ? openapi.action(args) : openapi.loader(args)))());
}

test("the document is OpenAPI 3.1, open to everybody", async () => {
  const answer = await callDocument("GET");

  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Type")).toBe("application/json");
  expect(await answer.json()).toMatchObject({ openapi: "3.1.0", info: { title: "Ownlist" } });
  expect((await callDocument("OPTIONS")).headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
  expect((await callDocument("POST")).status).toBe(405);
});

test("it has every path of the API, with unique operation ids", () => {
  for (const path of routePaths) expect(Object.keys(findOperations(path))).not.toEqual([]);

  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(operations.every(({ method }) => METHODS.includes(method))).toBe(true);
});

test("what a path has in braces is a required parameter, and nothing else in it is one", () => {
  for (const { path, operation } of operations) {
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
    const inBraces = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath.map(({ name, required }) => required && name)).toEqual(inBraces);
  }
});

test("every reference leads to a schema, and every schema is referred to", () => {
  const text = JSON.stringify(apiDocument());
  const used = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);

  expect([...new Set(used)].sort()).toEqual(Object.keys(apiDocument().components.schemas).sort());
});

test("a sign-in that has to wait is told for how long in the header that is described", () => {
  const { responses } = findOperations("/api/auth/sign-in/email").post!;

  for (const status of [429, 503]) expect(responses[status]!.description).toContain("; `Retry-After` says");
});

test("fields and parameters are those that are checked, with their defaults", () => {
  const { schemas } = apiDocument().components;

  expect(schemas.NewTodo).toMatchObject({
    required: ["title"],
    additionalProperties: false,
    properties: { notes: { type: "string", default: "" }, completed: { type: "boolean", default: false } },
  });
  const limit = findOperations("/api/todos").get!.parameters!.find(({ name }) => name === "limit");
  expect(limit!.schema).toEqual({ type: "integer", minimum: 1, maximum: 100, default: 50 });
});
