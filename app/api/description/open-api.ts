import { exampleProblems } from "~/api/description/examples";

/** As much of an OpenAPI 3.1 document as this API needs. */
export interface ApiDocument {
  openapi: "3.1.0";
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  security: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
}

export type Method = "get" | "post" | "put" | "patch" | "delete";
export type PathItem = Partial<Record<Method, Operation>>;

export interface Operation {
  operationId: string;
  tags: [string];
  summary: string;
  description?: string;
  /** Empty when no credential is asked for. */
  security?: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, Answer>;
}

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  description: string;
  schema: Schema;
}

export interface Answer {
  description: string;
  headers?: Record<string, { description: string; schema: Schema }>;
  content?: Content;
}

export type Content = Record<string, { schema: Schema; example?: unknown }>;

/** A JSON Schema (2020-12), which is what OpenAPI 3.1 describes data with. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  [keyword: string]: unknown;
}

/** A JSON body that one of the document's schemas describes. */
export function json(schema: string, example?: unknown): Content {
  return { "application/json": { schema: { $ref: `#/components/schemas/${schema}` }, example } };
}

const PROBLEMS = {
  400: "The body is not JSON in UTF-8.",
  401: "No credential, or one that is not valid. Says `Unauthorized` and nothing more.",
  403: "It is somebody else's.",
  404: "There is none, or it is in the trash.",
  412: "It has no entity tag that `If-Match` names, or `If-None-Match` is `*`. `ETag` is the one it has.",
  413: "The body is too large.",
  415: "The body is not `application/json`.",
  422: "Something sent is not as it should be; `errors` says what, by name.",
  503: "Too many people are signing in; `Retry-After` says how many seconds to wait.",
};

/** The problem documents (RFC 9457) that an operation may answer with. */
export function problems(...statuses: (keyof typeof PROBLEMS)[]): Record<string, Answer> {
  const schema = { $ref: "#/components/schemas/Problem" };
  const answers = statuses.map((status): [string, Answer] => [
    String(status),
    {
      description: PROBLEMS[status],
      content: { "application/problem+json": { schema, example: exampleProblems[status] } },
    },
  ]);
  return Object.fromEntries(answers);
}
