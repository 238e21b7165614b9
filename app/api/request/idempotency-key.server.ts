import { unprocessable } from "~/api/request/read-input.server";
import { apiOnce, type Once } from "~/todos/once.server";

const HEADER = "Idempotency-Key";

/**
 * What makes this write the same as one sent before, null when the sender gave no key. `payload` is what was sent, once read;
 * method, path and `If-Match` belong to it. Throws a 422 problem for a key that is not 1 to 255 visible ASCII characters.
 */
export function onceByKey(request: Request, payload: unknown): Once | null {
  const key = request.headers.get(HEADER);
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw unprocessable([[HEADER, "Use 1 to 255 visible ASCII characters."]]);
  const { pathname } = new URL(request.url);
  return apiOnce(key, [request.method, pathname, request.headers.get("If-Match"), payload]);
}

/** The 422 for a key that was used for something else within the last day. */
export function keyReused(): Response {
  return unprocessable([[HEADER, "This key was already used for something else. Use a new one."]]);
}
