import type { Answer, Parameter } from "~/api/description/open-api";

export const etag = {
  ETag: { description: "The version, in quotes.", schema: { type: "string", examples: ['"1"'] } },
};
/** The entity tag of what has no version. */
export const looksTag = {
  ETag: {
    description: "Stands for what it looks like, and changes with it.",
    schema: { type: "string", examples: ['"Jz0xX0mZcUuPq3bVw7kR1e"'] },
  },
};
export const location = {
  Location: { description: "The path of what was made.", schema: { type: "string" } },
};

export const ifMatch: Parameter = {
  name: "If-Match",
  in: "header",
  description: "Write only if it has one of these entity tags, as `ETag` gave them; otherwise 412.",
  schema: { type: "string" },
};
export const ifNoneMatch: Parameter = {
  name: "If-None-Match",
  in: "header",
  description: "Entity tags of what the sender has already; 304 if it has one of them.",
  schema: { type: "string" },
};
export const idempotencyKey: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "Makes a retry safe for 24 hours: the same key and payload get the first answer again, another payload 422.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

/** The answer to who has it already, with the entity tag that `headers` describe. */
export function notModified(headers: Answer["headers"]): Record<304, Answer> {
  return { 304: { description: "The sender has it already.", headers } };
}
