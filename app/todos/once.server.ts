import { createHash } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { idempotency } from "~db/schema/writes";
import { type UserDb, userTransaction } from "~db/user-db.server";

/** What makes two sendings of a write the same: a key of the sender's, and a hash of what was sent. */
export interface Once {
  key: string;
  payloadHash: string;
}

/** How long a key is remembered. */
const KEPT_FOR = sql`interval '24 hours'`;

/** For a form: a key sent again with something else in the form, as after the back button, is a new write. */
export function formOnce(key: string, payload: unknown): Once {
  const payloadHash = hash(payload);
  return { key: `form:${hash(key)}:${payloadHash}`, payloadHash };
}

/** For the API: a key sent again with another payload is refused. The payload includes method and path. */
export function apiOnce(key: string, payload: unknown): Once {
  return { key: `api:${key}`, payloadHash: hash(payload) };
}

/**
 * Runs `write` in one transaction, at most once per key, and remembers its answer, which must survive JSON.
 * A second sending waits for the first and gets its answer; the same key with another payload is `key-reused`.
 * Whatever `write` throws undoes everything, the memory of the key included.
 */
export function oncePerKey<Answer>(userId: string, once: Once, write: (db: UserDb) => Promise<Answer>) {
  return userTransaction(userId, async (tx) => {
    const { rows: claimed } = await tx.execute(claimKey(userId, once));
    if (claimed.length === 0) return recall<Answer>(tx, userId, once);

    const answer = await write(tx);
    await tx.update(idempotency).set({ answer }).where(ownKey(userId, once.key));
    return { outcome: "answered" as const, answer };
  });
}

/** What was answered when this key was first used, or `key-reused` when it was used for something else. */
export async function recall<Answer>(db: UserDb, userId: string, once: Once) {
  const [first] = await db.select().from(idempotency).where(ownKey(userId, once.key));
  if (first?.payloadHash !== once.payloadHash) return { outcome: "key-reused" as const };
  return { outcome: "answered" as const, answer: first.answer as Answer };
}

/**
 * An INSERT that claims a key and returns whose it is and the answer it keeps; nothing when the key is remembered. One whose
 * time is over is claimed anew. The database's clock decides when it ends.
 */
export function claimKey(userId: string, { key, payloadHash }: Once, answer: unknown = null): SQL {
  return sql`
    insert into ${idempotency} (user_id, key, payload_hash, answer, expires_at)
    values (${userId}, ${key}, ${payloadHash}, ${sql.param(answer, idempotency.answer)}, now() + ${KEPT_FOR})
    on conflict (user_id, key) do update
      set payload_hash = excluded.payload_hash, answer = excluded.answer, expires_at = excluded.expires_at
      where ${idempotency}.expires_at < now()
    returning user_id, answer`;
}

function ownKey(userId: string, key: string) {
  return and(eq(idempotency.userId, userId), eq(idempotency.key, key));
}

function hash(payload: unknown): string {
  return createHash("sha256").update(JSON.stringify(payload)).digest("base64url");
}
