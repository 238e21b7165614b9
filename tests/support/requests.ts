import { env } from "~/env.server";

const ORIGIN = env.baseUrl;

/** A page visit: a GET that asks for HTML. */
export function pageRequest(path: string, headers?: Headers): Request {
  const sent = new Headers(headers);
  sent.set("accept", "text/html,application/xhtml+xml");
  return new Request(new URL(path, ORIGIN), { headers: sent });
}

/** A form as a browser posts it, URL-encoded. */
export function formRequest(path: string, fields: Record<string, string>, headers?: Headers): Request {
  return new Request(new URL(path, ORIGIN), { method: "POST", body: new URLSearchParams(fields), headers });
}

/** An API call; a `body` is sent as JSON. */
export function apiRequest(
  path: string,
  headers?: Headers,
  { method = "GET", body }: { method?: string; body?: unknown } = {},
): Request {
  const sent = new Headers(headers);
  if (body === undefined) return new Request(new URL(path, ORIGIN), { method, headers: sent });
  sent.set("content-type", "application/json");
  return new Request(new URL(path, ORIGIN), { method, headers: sent, body: JSON.stringify(body) });
}

/** What a loader or an action answers, whether it returns the response or throws it. Anything else thrown goes on. */
export async function answerOf(answer: Promise<unknown>): Promise<Response> {
  const thrownOrReturned = await answer.catch((thrown: unknown) => thrown);
  if (thrownOrReturned instanceof Response) return thrownOrReturned;
  throw thrownOrReturned;
}
