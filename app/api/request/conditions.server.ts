import { createHash } from "node:crypto";

const TAG_LENGTH = 22;

/** The entity tag of a todo at `version`. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/** The entity tag of what has no version: it stands for the representation, byte for byte. */
export function entityTagOf(body: string): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, TAG_LENGTH)}"`;
}

/** Whether a write may not be done on whatever there is. */
export function isConditional(headers: Headers): boolean {
  return headers.has("If-Match") || wantsNothingThere(headers);
}

/** Whether the conditions of a write allow it on what has this tag (RFC 9110, 13.1). */
export function allows(headers: Headers, tag: string): boolean {
  if (wantsNothingThere(headers)) return false;
  const header = headers.get("If-Match");
  if (header === null || header.trim() === "*") return true;
  return header.split(",").some((allowed) => allowed.trim() === tag);
}

/**
 * The versions that the conditions of a write allow it on, null for any. Only strong tags of ours count (RFC 9110,
 * 13.1.1): a header without one allows none, and is an empty list.
 */
export function allowedVersions(headers: Headers): number[] | null {
  if (wantsNothingThere(headers)) return [];
  const header = headers.get("If-Match");
  if (header === null || header.trim() === "*") return null;
  const tags = header.split(",").map((tag) => /^"([1-9]\d{0,8})"$/.exec(tag.trim())?.[1]);
  return tags.filter((version) => version !== undefined).map(Number);
}

/** Whether `If-None-Match` says that the sender already has what has this tag, compared weakly as for any GET. */
export function alreadyHas(headers: Headers, tag: string): boolean {
  const header = headers.get("If-None-Match");
  if (header === null) return false;
  return header.split(",").some((held) => ["*", tag].includes(held.trim().replace(/^W\//, "")));
}

/** `If-None-Match: *` allows a write only where there is nothing yet (RFC 9110, 13.1.2), and those that ask change what there is. */
function wantsNothingThere(headers: Headers): boolean {
  return headers.get("If-None-Match")?.trim() === "*";
}

/** Runs `write` on whichever allowed version the todo has, so that a list of tags costs one more try at most. */
export async function writeIfMatching<Result extends { outcome: string; todo?: { version: number } }>(
  versions: number[] | null,
  write: (version: number | undefined) => Promise<Result>,
): Promise<Result> {
  if (versions === null) return write(undefined);
  // No todo has version 0: the write is refused, and says what there is.
  const result = await write(versions[0] ?? 0);
  const kept = result.todo?.version;
  return result.outcome === "changed" && kept !== undefined && versions.includes(kept) ? write(kept) : result;
}
