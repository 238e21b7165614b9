import type { ActionFunction } from "@remix-run/node";
import { env } from "~/env.server";

/** How a browser may send a form. */
export type Encoding = "urlencoded" | "multipart";

export interface FormAnswer {
  status: number;
  headers: Headers;
  /** Field by field, when the form was sent back. */
  errors: Record<string, string[]>;
  values: Record<string, string>;
}

interface Submission {
  headers?: Headers;
  encoding?: Encoding;
  params?: Record<string, string>;
}

/** Sends a form to an action. Anything that is neither an answer nor a form sent back is thrown on. */
export async function submit(
  action: ActionFunction,
  path: string,
  fields: [name: string, value: string | File][],
  { headers, encoding = "urlencoded", params = {} }: Submission = {},
): Promise<FormAnswer> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const body = encoding === "multipart" ? form : new URLSearchParams(fields as [string, string][]);
  return submitBody(action, path, { body, headers, params });
}

/** Sends whatever `init` has as its body. */
export async function submitBody(
  action: ActionFunction,
  path: string,
  { params = {}, ...init }: RequestInit & { params?: Record<string, string> },
): Promise<FormAnswer> {
  const request = new Request(new URL(path, env.baseUrl), { method: "POST", ...init });
  try {
    return read(await action({ request, params, context: {} }));
  } catch (thrown) {
    if (thrown instanceof Response) return read(thrown);
    throw thrown;
  }
}

function read(answer: unknown): FormAnswer {
  if (answer instanceof Response)
    return { status: answer.status, headers: answer.headers, errors: {}, values: {} };
  const { data, init } = answer as { data: Pick<FormAnswer, "errors" | "values">; init: ResponseInit };
  return {
    status: init.status ?? 200,
    headers: new Headers(init.headers),
    errors: data.errors,
    values: data.values,
  };
}

/** Text as a form brings it: without half surrogate pairs, and here with LF, as browsers send CRLF. */
export function asTyped(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n");
}

/** Text of several lines as it is kept. */
export function asKept(text: string): string {
  return asTyped(text).replace(/^\ufeff+/, "");
}
