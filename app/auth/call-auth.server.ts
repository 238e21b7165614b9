import { askAuth } from "~/auth/ask-auth.server";
import { env } from "~/env.server";

const FORWARDED = [
  "cookie",
  "origin",
  "referer",
  "user-agent",
  "sec-fetch-site",
  "sec-fetch-mode",
  "sec-fetch-dest",
  "x-app-client-ip",
];

export interface AuthAnswer {
  ok: boolean;
  status: number;
  /** Better Auth's error code, such as `INVALID_EMAIL_OR_PASSWORD`. */
  code?: string;
  /** Seconds to wait, when there were too many attempts or too many people at once. */
  retryAfter?: number;
  /** The `Set-Cookie` headers to send to the browser. */
  headers: Headers;
}

/** Posts to a Better Auth endpoint in-process, for a form: rate limits, origin checks and hooks apply as over HTTP. */
export async function callAuth(
  request: Request,
  path: string,
  body: Record<string, unknown>,
): Promise<AuthAnswer> {
  const headers = new Headers({ "content-type": "application/json" });
  for (const name of FORWARDED) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const url = new URL(`/api/auth${path}`, env.baseUrl);
  const response = await askAuth(new Request(url, { method: "POST", headers, body: JSON.stringify(body) }));
  return readAnswer(response);
}

async function readAnswer(response: Response): Promise<AuthAnswer> {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
  const body = (await response.json().catch(() => null)) as { code?: unknown } | null;
  const code = typeof body?.code === "string" ? body.code : undefined;
  const retryAfter = Number(response.headers.get("retry-after")) || undefined;
  return { ok: response.ok, status: response.status, code, retryAfter, headers };
}
