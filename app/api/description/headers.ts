import type { Parameter } from "~/api/description/open-api";

export const etag = {
  ETag: { description: "The version, in quotes.", schema: { type: "string", examples: ['"1"'] } },
};
export const location = {
  Location: { description: "The path of what was made.", schema: { type: "string" } },
};

export const ifMatch: Parameter = {
  name: "If-Match",
  in: "header",
  description: 'Write only if the version is one of these entity tags, such as `"1"`; otherwise 412.',
  schema: { type: "string" },
};
export const ifNoneMatch: Parameter = {
  name: "If-None-Match",
  in: "header",
  description: "Entity tags that are there already; 304 if the version is one of them.",
  schema: { type: "string" },
};
export const idempotencyKey: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "Makes a retry safe for 24 hours: the same key and payload get the first answer again, another payload 422.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};
