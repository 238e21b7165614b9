import { randomUUID } from "node:crypto";

const PATIENCE_MS = 40_000;

export interface Call {
  method?: string;
  key?: string;
  body?: unknown;
}

export interface Answer {
  status: number;
  body: unknown;
}

/** Somebody with an account, who uses the API with a token. */
export interface Account {
  token: string;
  /** Null when there was no answer at all. */
  call: (url: string, path: string, call?: Call) => Promise<Answer | null>;
}

/** Signs up at the Ownlist at `url`. */
export async function createAccount(url: string): Promise<Account> {
  const signedUp = await fetch(`${url}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: "http://localhost:3000" },
    body: JSON.stringify({
      name: "Robin",
      email: `${randomUUID()}@example.org`,
      password: "correct horse battery",
    }),
  });
  if (!signedUp.ok) throw new Error(`Signing up was answered with ${signedUp.status}.`);
  const cookie = signedUp.headers
    .getSetCookie()
    .map((item) => item.split(";", 1)[0])
    .join("; ");
  const { token } = (await (await fetch(`${url}/api/auth/token`, { headers: { cookie } })).json()) as {
    token: string;
  };
  return { token, call: (to, path, call) => callApi(token, to + path, call) };
}

async function callApi(token: string, url: string, { method = "GET", key, body }: Call = {}) {
  const headers = new Headers({ Authorization: `Bearer ${token}` });
  if (key !== undefined) headers.set("Idempotency-Key", key);
  if (body !== undefined) headers.set("Content-Type", "application/json");
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { method, headers, signal, body: JSON.stringify(body) });
    const text = await answer.text();
    return { status: answer.status, body: parseJson(text) };
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
