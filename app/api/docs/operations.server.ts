import type { Answer, ApiDocument, Content, Operation, Parameter, Schema } from "~/api/description/open-api";
import { curlExample } from "~/api/docs/curl-example";

/** What one thing in a request is called, what it may be, and what it is for. */
export interface Row {
  name: string;
  type: string;
  required: boolean;
  description: string;
}

export type OperationOnPage = ReturnType<typeof describeOperation>;

/** The document as a person reads it: tag by tag, path by path, with every reference followed. */
export function readDocument(document: ApiDocument) {
  return document.tags.map((tag) => ({
    ...tag,
    paths: Object.entries(document.paths)
      .map(([path, item]) => ({
        path,
        operations: describeOperations(document, path, Object.entries(item), tag.name),
      }))
      .filter(({ operations }) => operations.length > 0),
  }));
}

function describeOperations(document: ApiDocument, path: string, item: [string, Operation][], tag: string) {
  return item
    .filter(([, operation]) => operation.tags.includes(tag))
    .map(([method, operation]) => describeOperation(document, method.toUpperCase(), path, operation));
}

function describeOperation(document: ApiDocument, method: string, path: string, operation: Operation) {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  return {
    id: operationId,
    method,
    path,
    summary,
    description,
    parameters: parameters.map(describeParameter),
    bodyRequired: requestBody?.required ?? false,
    body: requestBody ? describeFields(document, requestBody.content) : [],
    answers: Object.entries(responses).map(([status, answer]) => describeAnswer(status, answer)),
    curl: curlExample(document.servers[0]!.url, method, path, operation),
  };
}

function describeParameter({ name, in: place, required = false, description, schema }: Parameter) {
  return { name, place, type: describeType(schema), required, description };
}

function describeFields({ components }: ApiDocument, content: Content): Row[] {
  const name = content["application/json"]?.schema.$ref?.split("/").at(-1);
  const { properties = {}, required = [] } = (name && components.schemas[name]) || {};
  return Object.entries(properties).map(([field, schema]) => ({
    name: field,
    type: describeType(schema),
    required: required.includes(field),
    description: schema.description ?? "",
  }));
}

function describeAnswer(status: string, { description, headers = {}, content = {} }: Answer) {
  // Problems look alike, so the page shows one for all.
  const example = Number(status) < 400 ? Object.values(content)[0]?.example : undefined;
  return {
    status,
    description,
    headers: Object.keys(headers),
    example: example === undefined ? null : JSON.stringify(example, null, 2),
  };
}

/** A schema in words, such as `integer, 1 to 100, default 50`. */
function describeType(schema: Schema): string {
  const { type, format, anyOf, minimum, maximum } = schema;
  const base = Array.isArray(anyOf)
    ? (anyOf as Schema[]).map(describeType).join(" or ")
    : `${format ?? type?.toString()}`;
  const values = schema.enum?.map(String).join(" | ");
  const range =
    minimum !== undefined && maximum !== undefined ? `${String(minimum)} to ${String(maximum)}` : undefined;
  const fallback = schema.default === undefined ? undefined : `default ${JSON.stringify(schema.default)}`;
  return [values ?? base, range, fallback].filter((part) => part !== undefined).join(", ");
}
