import { createHash } from "node:crypto";
import { authSecret } from "~/auth/secret.server";
import { oncePerProcess } from "~/once-per-process.server";

/** Where a page of a list ended: what the list is sorted by, then the id. */
export type Position = [string, ...string[]];

/** What a cursor is good for: one person, one list. */
interface Scope {
  userId: string;
  list: string;
}

/**
 * `position` as text for an address, with a fingerprint: one that was tampered with is known. Nothing secret hangs on it,
 * since whatever a cursor says, a list has only its owner's rows.
 */
export function writeCursor(scope: Scope, position: Position): string {
  const text = Buffer.from(JSON.stringify(position)).toString("base64url");
  return `${text}.${fingerprint(scope, text)}`;
}

/** The position in a cursor that `writeCursor` made for this very scope; null for anything else. */
export function readCursor(scope: Scope, cursor: string): Position | null {
  const text = cursor.split(".", 1)[0]!;
  if (cursor !== `${text}.${fingerprint(scope, text)}`) return null;
  return JSON.parse(Buffer.from(text, "base64url").toString()) as Position;
}

/** Half of a hash: what was not shown cannot be continued. */
function fingerprint({ userId, list }: Scope, text: string): string {
  const secret = oncePerProcess("cursor secret", authSecret);
  const whole = createHash("sha256").update(JSON.stringify(["list cursor", secret, userId, list, text]));
  return whole.digest("base64url").slice(0, 22);
}
