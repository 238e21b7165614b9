import { randomBytes } from "node:crypto";
import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { env } from "~/env.server";
import type { Person } from "./cast";

export type Fields = Record<string, unknown>;

/** What counts as which answer. Nobody else's rows are in any of them: that is looked at for itself. */
export const ANSWERS = {
  "403": ["403"],
  "404": ["404"],
  "405": ["405"],
  own: ["own"],
  public: ["own", "400", "401", "403", "404", "405", "415", "422", "429"],
  /** Better Auth on the asker's own account, or refusing. */
  account: ["own", "400", "401", "403", "404"],
  /** Better Auth looks at the fields before it looks at the asker's role. */
  admin: ["400", "401", "403"],
};

/** One way into the app over HTTP: a page, an intent of its form, or a method of an API path. */
export interface Endpoint {
  name: string;
  kind: "page" | "form" | "api" | "account";
  /** As in the route table, such as `api/todos/:todoId`. */
  pattern: string;
  method: string;
  call: LoaderFunction | ActionFunction;
  /** What a signed-in stranger gets who asks in the plainest way. */
  answer: keyof typeof ANSWERS;
  /** What belongs into the form or the JSON body, when `target` is whom it is about; null for no body. */
  body: (target: Target) => Fields | null;
}

/** Whose todo a request is about. */
export interface Target {
  person: Person;
  todoId: string;
}

/** One request, before it is one. */
export interface Sending {
  headers: Headers;
  params: Record<string, string>;
  query?: string;
  body: Fields | null;
  as: "form" | "json";
}

export interface Answer {
  /** `401`, `sign-in` for a redirect there, `own` for an answer with the asker's own rows, … */
  shown: string;
  text: string;
}

/** Whether asking can sign the asker out, or take their session for granted. */
export function mayEndSessions({ kind, answer }: Endpoint): boolean {
  return kind === "account" || answer === "public";
}

/** The parts of a path that name something of somebody's, such as `todoId`. */
export function idsIn(pattern: string): string[] {
  return [...pattern.matchAll(/:((?:todo|project|tag|step|view|undo)Id)\b/g)].map(([, name]) => name!);
}

/** The ids of `things` under the names that paths have for them, such as `projectId`. */
export function thingParams(things: Person["things"]): Record<string, string> {
  return Object.fromEntries(Object.entries(things).map(([kind, id]) => [`${kind}Id`, id]));
}

/** Calls the loader or action with a real `Request`. */
export async function send(endpoint: Endpoint, sending: Sending): Promise<Answer> {
  const path = endpoint.pattern.replace(/:(\w+)/g, (_, name: string) => sending.params[name]!);
  const url = new URL(`/${path.replace("*", "nothing")}${sending.query ?? ""}`, env.baseUrl);
  const headers = new Headers(sending.headers);
  if (endpoint.kind === "page") headers.set("accept", "text/html");
  // Every time from somewhere else, so that nobody is told to come back later instead.
  headers.set("x-app-client-ip", `10.${[...randomBytes(3)].join(".")}`);
  const request = new Request(url, { method: endpoint.method, headers, body: encode(sending, headers) });
  const args = { request, params: sending.params, context: {} };
  const answer: unknown = await (async () => endpoint.call(args))().catch((thrown: unknown) => thrown);
  return describeAnswer(answer);
}

function encode({ body, as }: Sending, headers: Headers) {
  if (body === null) return undefined;
  if (as === "form") return new URLSearchParams(body as Record<string, string>);
  headers.set("content-type", "application/json");
  return JSON.stringify(body);
}

async function describeAnswer(answer: unknown): Promise<Answer> {
  if (answer instanceof Error) throw answer;
  if (answer instanceof Response) {
    const location = answer.headers.get("location") ?? "";
    const text = `${location} ${[...answer.headers].join()} ${await answer.text()}`;
    if (location.startsWith("/sign-in")) return { shown: "sign-in", text };
    return { shown: answer.status < 400 ? "own" : String(answer.status), text };
  }
  const status = (answer as { init?: { status?: number } | null } | null)?.init?.status ?? 200;
  return { shown: status < 400 ? "own" : String(status), text: JSON.stringify(answer) ?? "" };
}
