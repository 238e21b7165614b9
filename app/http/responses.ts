import { data } from "@remix-run/node";
import type { z } from "zod";

const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  412: "Precondition Failed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

export type FieldErrors = Record<string, string[] | undefined>;

/** Whether a path belongs to the JSON API, whose errors are problem documents. */
export function isApiPath(pathname: string): boolean {
  return pathname === "/api" || pathname.startsWith("/api/");
}

/** An `application/problem+json` answer (RFC 9457). `errors` names what is wrong, field by field. */
export function problem(
  status: number,
  detail: string,
  { errors, headers }: { errors?: FieldErrors; headers?: HeadersInit } = {},
): Response {
  const body = { type: "about:blank", title: TITLES[status] ?? "Error", status, detail, errors };
  const answer = new Headers(headers);
  answer.set("Content-Type", "application/problem+json");
  return new Response(JSON.stringify(body), { status, headers: answer });
}

/** 401 that says `Unauthorized` and nothing more. */
export function unauthorized(request: Request): Response {
  return refusal(request, 401, "Unauthorized", { "WWW-Authenticate": "Bearer", "Cache-Control": "no-store" });
}

/** 403: it is there, and it is not yours. */
export function forbidden(request: Request): Response {
  return refusal(request, 403, "Forbidden");
}

/** 404: there is no such thing. */
export function notFound(request: Request): Response {
  return refusal(request, 404, "Not Found");
}

/** 405 that names the methods in `allow`, such as `GET, POST`. */
export function methodNotAllowed(request: Request, allow: string): Response {
  return refusal(request, 405, "Method Not Allowed", { Allow: allow });
}

/** 422: what was sent is no such thing, and there is no form to show it in. */
export function unprocessable(request: Request): Response {
  return refusal(request, 422, "Unprocessable Content");
}

function refusal(request: Request, status: number, text: string, headers?: HeadersInit): Response {
  if (isApiPath(new URL(request.url).pathname)) return problem(status, text, { headers });
  return new Response(text, { status, statusText: text, headers });
}

/** 422 for a form: what is wrong with each field, and what was typed, without passwords. */
export function invalidForm(error: z.ZodError, fields: Record<string, FormDataEntryValue>) {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) (errors[String(path[0] ?? "form")] ??= []).push(message);
  return formErrors(errors, fields, 422);
}

/** A form refused for reasons that no schema knows; `errors.form` belongs to the form as a whole. */
export function formErrors(
  errors: FieldErrors,
  fields: Record<string, FormDataEntryValue>,
  status: number,
  headers?: HeadersInit,
) {
  return data({ errors, values: typedText(fields), todoId: typedText(fields).todoId }, { status, headers });
}

function typedText(fields: Record<string, FormDataEntryValue>): Record<string, string | undefined> {
  const texts = Object.entries(fields).filter(
    ([name, value]) => name !== "password" && typeof value === "string",
  );
  return Object.fromEntries(texts) as Record<string, string>;
}
