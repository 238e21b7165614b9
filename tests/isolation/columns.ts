import { type Cast, OTHER_TAG, type Person } from "./cast";
import {
  ANSWERS,
  type Endpoint,
  type Fields,
  idsIn,
  mayEndSessions,
  type Sending,
  thingParams,
} from "./endpoint";
import type { Reason } from "./reasons";

/** What has to be answered, and to which requests; or why nobody can ask this. */
export type Cell = { expected: string[]; sendings: Sending[] } | Reason;

type Column = (endpoint: Endpoint, cast: Cast) => Cell;

const READS = ["GET", "HEAD", "OPTIONS"];

/** Who asks, and where the owner's id is put. */
export const columns: Record<string, Column> = {
  "signed out": (endpoint, { owner }) => {
    const badToken = new Headers(owner.cookie);
    badToken.set("authorization", "Bearer a.b.c");
    // Elsewhere the cookie alone decides, and this one is good.
    const credentials = mayEndSessions(endpoint) ? [new Headers()] : [new Headers(), badToken];
    return outside(endpoint, owner, owner, credentials);
  },
  "other user": (endpoint, { owner, stranger }) => {
    const credentials = mayEndSessions(endpoint) ? [stranger.cookie] : [stranger.cookie, stranger.token];
    const plain = credentials.flatMap((headers) =>
      [owner.open, owner.trashed].map((todoId) =>
        about(endpoint, owner, { headers, todoId, userId: stranger.id }),
      ),
    );
    return {
      expected: ANSWERS[endpoint.answer],
      sendings: [...plain, ...conditional(endpoint, owner, stranger)],
    };
  },
  "id in path": (endpoint, { owner, stranger }) => {
    const sending = about(endpoint, owner, { headers: stranger.cookie });
    if (endpoint.pattern.includes(":userId")) return { expected: ["403"], sendings: [sending] };
    const names = idsIn(endpoint.pattern);
    if (names.length === 0) return "a";
    // What the form is about is the owner's all the same.
    const missing = endpoint.kind === "form" && "todoId" in (sending.body ?? {}) ? ["403"] : ["404"];
    const expected = endpoint.answer === "403" ? missing : ANSWERS[endpoint.answer];
    const params = { ...sending.params, ...Object.fromEntries(names.map((name) => [name, owner.id])) };
    return { expected, sendings: [{ ...sending, params }] };
  },
  "id in form": (endpoint, { owner, stranger }) => {
    if (READS.includes(endpoint.method)) return "b";
    const sending = withOwner(endpoint, owner, stranger, "form");
    if (endpoint.kind === "account")
      return { expected: ["415", ...ANSWERS[endpoint.answer]], sendings: [sending] };
    return { expected: readsJson(endpoint, owner) ? ["415"] : ANSWERS[endpoint.answer], sendings: [sending] };
  },
  "id in body": (endpoint, { owner, stranger }) => {
    if (READS.includes(endpoint.method)) return "b";
    const sending = withOwner(endpoint, owner, stranger, "json");
    if (endpoint.kind === "form" && endpoint.answer !== "public")
      return { expected: ["415"], sendings: [sending] };
    return { expected: readsJson(endpoint, owner) ? ["422"] : ANSWERS[endpoint.answer], sendings: [sending] };
  },
  "id in query": (endpoint, { owner, stranger }) => {
    const ids = {
      userId: owner.id,
      user_id: owner.id,
      id: owner.id,
      undo: owner.things.undo,
      after: owner.open,
    };
    const plain = about(endpoint, owner, { headers: stranger.cookie, userId: stranger.id });
    const sending = { ...plain, query: `?${new URLSearchParams(ids)}` };
    const readsQuery =
      endpoint.kind === "api" &&
      endpoint.method !== "OPTIONS" &&
      !["405", "public"].includes(endpoint.answer);
    return { expected: readsQuery ? ["422"] : ANSWERS[endpoint.answer], sendings: [sending] };
  },
  banned: (endpoint, { banned }) =>
    endpoint.kind === "account" ? "f" : outside(endpoint, banned, banned, [banned.cookie, banned.token]),
  deleted: (endpoint, { owner, deleted }) =>
    outside(endpoint, owner, deleted, [deleted.cookie, deleted.token]),
};

/** Requests of somebody who must not come in at all. */
function outside(endpoint: Endpoint, owner: Person, asker: Person, credentials: Headers[]): Cell {
  const expected = refusals(endpoint);
  const sendings = credentials.map((headers) => about(endpoint, owner, { headers, userId: asker.id }));
  return { expected, sendings };
}

function refusals({ kind, answer }: Endpoint) {
  if (answer === "public") return ANSWERS.public;
  if (kind === "page") return ["sign-in", "401"];
  return kind === "account" ? ["400", "401", "404", "405"] : ["401"];
}

/** What comes whole, and takes no query. */
const WHOLE_LISTS = /^api\/(projects|tags|tags\/:tag|views)$/;

/** The same request with what makes a write conditional, and a list in parts. */
function conditional(endpoint: Endpoint, owner: Person, { id, cookie }: Person): Sending[] {
  const plain = about(endpoint, owner, { headers: cookie, userId: id });
  if (endpoint.kind === "page")
    return [{ ...plain, query: `?after=${owner.open}&undo=${owner.things.undo}` }];
  if (endpoint.kind !== "api") return [];
  if (endpoint.method === "GET" && WHOLE_LISTS.test(endpoint.pattern)) return [];
  if (endpoint.method === "GET")
    return idsIn(endpoint.pattern).length > 0
      ? [withHeader(plain, "if-none-match", "*")]
      : [
          { ...plain, query: "?limit=1" },
          { ...plain, query: "?status=completed" },
        ];
  if (READS.includes(endpoint.method)) return [];
  const [{ key }] = owner.keys;
  return [
    withHeader(plain, "if-match", '"1"'),
    withHeader(plain, "idempotency-key", key.replace("api:", "")),
  ];
}

function withHeader(sending: Sending, name: string, value: string): Sending {
  const headers = new Headers(sending.headers);
  headers.set(name, value);
  return { ...sending, headers };
}

function withOwner(endpoint: Endpoint, owner: Person, stranger: Person, as: Sending["as"]): Sending {
  const sending = about(endpoint, owner, { headers: stranger.cookie, userId: stranger.id });
  const claimed: Fields = { userId: owner.id, user_id: owner.id, user: owner.id };
  return { ...sending, body: { ...sending.body, ...claimed }, as };
}

/** A request about the owner's todo, in the owner's name where nothing else is said. */
function about(
  endpoint: Endpoint,
  owner: Person,
  { headers, userId = owner.id, todoId = owner.open }: { headers: Headers; userId?: string; todoId?: string },
): Sending {
  const as = endpoint.kind === "form" ? "form" : "json";
  return {
    headers,
    params: { ...thingParams(owner.things), userId, todoId, tag: OTHER_TAG, id: "none", token: "none" },
    body: endpoint.body({ person: owner, todoId }),
    as,
  };
}

/** Whether the endpoint looks at a body at all; a flip does as soon as there is one. */
function readsJson(endpoint: Endpoint, owner: Person) {
  if (endpoint.kind !== "api" || ["405", "public"].includes(endpoint.answer)) return false;
  return endpoint.method === "PATCH" || endpoint.body({ person: owner, todoId: owner.open }) !== null;
}
