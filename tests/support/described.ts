import { z } from "zod";
import type { ApiDocument } from "~/api/description/open-api";

const checks = new Map<string, z.ZodType>();

/** Whether `body` is what a schema of the API's document says, and what is wrong with it if not. */
export function checkDescribed({ components }: ApiDocument, schema: object, body: unknown) {
  const text = JSON.stringify({ ...schema, $defs: components.schemas });
  const check = checks.get(text) ?? z.fromJSONSchema(withLocalReferences(text));
  checks.set(text, check);
  return check.safeParse(body);
}

function withLocalReferences(schema: string) {
  return JSON.parse(schema.replaceAll("#/components/schemas/", "#/$defs/")) as z.core.JSONSchema.JSONSchema;
}
