import { z } from "zod";
import { env } from "~/env.server";
import { problem } from "~/http/responses";

const JSON_TYPE = /^application\/json\s*(;\s*charset\s*=\s*("utf-8"|utf-8)\s*)?$/i;
const NAMED_AT_MOST = 20;
const noParameters = z.strictObject({});

/** The body of a write, as `schema` reads it. Throws a problem: 400 no JSON, 413 too large, 415 another type, 422 not as asked. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(request));
  if (!parsed.success) throw invalid(parsed.error, "field");
  return parsed.data;
}

/** Whether nothing at all was sent as a body; it can still be read afterwards. */
export async function hasNoBody(request: Request): Promise<boolean> {
  return request.body === null || (await request.clone().arrayBuffer()).byteLength === 0;
}

/**
 * The query parameters, as `schema` reads them; those in `lists` as arrays, because they may be sent several times. Throws
 * a 422 problem that names what is unknown, repeated or wrong.
 */
export function readQuery<T>(request: Request, schema: z.ZodType<T>, lists: readonly string[] = []): T {
  const { searchParams } = new URL(request.url);
  const isRepeated = (name: string) => !lists.includes(name) && searchParams.getAll(name).length > 1;
  const repeated = [...searchParams.keys()].find(isRepeated);
  if (repeated !== undefined) throw unprocessable([[repeated, "Send this once."]]);
  const sent = [...searchParams].map(([name, text]) => [
    name,
    lists.includes(name) ? searchParams.getAll(name) : text,
  ]);
  const parsed = schema.safeParse(Object.fromEntries(sent));
  if (!parsed.success) throw invalid(parsed.error, "query parameter");
  return parsed.data;
}

/** For a path that takes no query parameters: throws a 422 problem that names those that were sent. */
export function refuseQuery(request: Request): void {
  readQuery(request, noParameters);
}

/** A 422 problem that says what is wrong with each named part of the request. */
export function unprocessable(faults: [name: string, message: string][]): Response {
  // Without a prototype: a sender may call a field `__proto__`.
  const errors = Object.create(null) as Record<string, string[]>;
  for (const [name, message] of faults) (errors[name.slice(0, 100)] ??= []).push(message);
  return problem(422, `Not as it should be: ${Object.keys(errors).join(", ")}.`, { errors });
}

async function readJson(request: Request): Promise<unknown> {
  if (!JSON_TYPE.test(request.headers.get("Content-Type") ?? ""))
    throw problem(415, "Send JSON in UTF-8, with Content-Type: application/json.");
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > env.BODY_LIMIT) throw problem(413, `Send ${env.BODY_LIMIT} bytes or fewer.`);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw problem(400, "The body is not JSON in UTF-8.");
  }
}

function invalid(error: z.ZodError, kind: string): Response {
  const faults = error.issues.flatMap((issue): [string, string][] => {
    if (issue.code !== "unrecognized_keys") return [[String(issue.path[0] ?? "body"), issue.message]];
    return issue.keys.slice(0, NAMED_AT_MOST).map((name) => [name, `There is no such ${kind}.`]);
  });
  return unprocessable(faults);
}
