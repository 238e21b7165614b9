import { z } from "zod";
import type { Schema } from "~/api/description/open-api";

/** The query parameters a zod object takes, by name. */
export function describeQuery(query: z.ZodType): Record<string, Schema> {
  return (z.toJSONSchema(query, { io: "input", override: complete }) as Schema).properties ?? {};
}

/** Named zod objects as components that refer to each other by name. */
export function inJsonSchema(
  named: Record<string, z.ZodType>,
  io: "input" | "output",
): Record<string, Schema> {
  const registry = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(named)) registry.add(schema, { id: name });
  const uri = (name: string) => `#/components/schemas/${name}`;
  const { schemas } = z.toJSONSchema(registry, { io, uri, override: complete });
  const described = Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...rest }]) => [
    name,
    rest,
  ]);
  return Object.fromEntries(described) as Record<string, Schema>;
}

/** zod says nothing of the default and the examples of what it transforms; and beside a format its pattern is noise. */
function complete({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) {
  const { def } = zodSchema._zod;
  const examples = z.globalRegistry.get(zodSchema)?.examples;
  if (def.type === "default") jsonSchema.default = def.defaultValue;
  if (Array.isArray(examples)) jsonSchema.examples = examples;
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
