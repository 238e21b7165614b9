import { keyReused, onceByKey } from "~/api/request/idempotency-key.server";
import { oncePerKey } from "~/todos/once.server";
import type { UserDb } from "~db/user-db.server";

/** Does `write` at most once per `Idempotency-Key`. Its answer must survive JSON; `payload` is what was sent. */
export async function writeOnce<Answer>(
  request: Request,
  userId: string,
  payload: unknown,
  write: (db?: UserDb) => Promise<Answer>,
): Promise<Answer> {
  const once = onceByKey(request, payload);
  if (once === null) return write();
  const result = await oncePerKey(userId, once, write);
  if (result.outcome === "key-reused") throw keyReused();
  return result.answer;
}
