import { randomUUID } from "node:crypto";
import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { OTHER_TAG, type Person } from "./cast";
import { type Endpoint, type Fields, idsIn, send, thingParams } from "./endpoint";

const todo = { title: "Taken over" };
const completion = { completed: true };

/** What each method sends, one call for each entry; null for a call without a body. */
const bodies: Record<string, Record<string, (Fields | null)[]>> = {
  "api/todos": { POST: [todo] },
  "api/todos/bulk": { POST: [{ ids: [randomUUID()], delete: true }] },
  "api/todos/:todoId": { PUT: [todo], PATCH: [todo], DELETE: [null] },
  "api/todos/:todoId/complete": { PATCH: [completion] },
  "api/todos/:todoId/move": { POST: [{ after: randomUUID() }] },
  "api/todos/:todoId/restore": { POST: [null] },
  "api/views": { POST: [{ name: "Taken over", query: "sort=title" }] },
  "api/views/:viewId": {
    PUT: [{ name: "Taken over", query: "sort=title" }],
    PATCH: [{ name: "Taken over" }],
    DELETE: [null],
  },
  "api/views/:viewId/move": { POST: [{ after: randomUUID() }] },
  "api/projects": { POST: [{ name: "Taken over" }] },
  "api/projects/:projectId": {
    PUT: [{ name: "Taken over" }],
    PATCH: [{ name: "Taken over" }],
    DELETE: [null],
  },
  "api/projects/:projectId/move": { POST: [{ after: randomUUID() }] },
  "api/tags/:tag": { PATCH: [{ name: "Taken over" }], DELETE: [null] },
  "api/trash": { DELETE: [null] },
  "api/trash/restore": { POST: [null] },
  "api/undo/:undoId": { POST: [null] },
  "api/:userId/tasks": { POST: [todo] },
  "api/:userId/tasks/:todoId": { PUT: [todo], PATCH: [todo], DELETE: [null] },
  "api/:userId/tasks/:todoId/complete": { PATCH: [completion, null] },
};

const READS = ["GET", "HEAD", "OPTIONS"];
const METHODS = [...READS, "POST", "PUT", "PATCH", "DELETE"];

/** A call for every method that an API path says it allows, and one for each that it does not. */
export async function listApiCalls(
  pattern: string,
  loader: LoaderFunction | undefined,
  action: ActionFunction | undefined,
  someone: Person,
): Promise<Endpoint[]> {
  if (!loader || !action) throw new Error(`/${pattern} has to answer every method.`);
  const make = (method: string, body: Fields | null, answer: Endpoint["answer"]): Endpoint => {
    const name = `${method} /${pattern}${body === null && method === "PATCH" && answer !== "405" ? " (no body)" : ""}`;
    const call = READS.includes(method) ? loader : action;
    return { name, kind: "api", pattern, method, call, answer, body: () => body };
  };
  const allowed = await askAllowed(make("OPTIONS", null, "own"), someone);
  return METHODS.flatMap((method) => {
    if (!allowed.includes(method)) return [make(method, null, "405")];
    const answer = method === "OPTIONS" ? "own" : answerAbout(pattern);
    return bodiesOf(pattern, method).map((body) => make(method, body, answer));
  });
}

/** What somebody else is told; by a name alone, there is nothing of theirs. */
function answerAbout(pattern: string) {
  if (idsIn(pattern).length > 0) return "403";
  return pattern.includes(":tag") ? "404" : "own";
}

function bodiesOf(pattern: string, method: string) {
  if (READS.includes(method)) return [null];
  const known = bodies[pattern]?.[method];
  if (!known) throw new Error(`Tell api-calls.ts what ${method} /${pattern} sends.`);
  return known;
}

async function askAllowed(options: Endpoint, { id, open, things, cookie }: Person) {
  const params = { ...thingParams(things), userId: id, todoId: open, tag: OTHER_TAG };
  const { text } = await send(options, { headers: cookie, params, body: null, as: "json" });
  return METHODS.filter((method) => new RegExp(`\\ballow,[A-Z, ]*\\b${method}\\b`).test(text));
}
