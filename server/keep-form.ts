import type { IncomingMessage } from "node:http";
import { asksForPage } from "./visit";

const LONGEST = 128 * 1024;
const MOST_FIELDS = 100;

/** The fields that a browser's form sent, in their order. */
export type KeptForm = [name: string, value: string][] | "too long";

const forms = new WeakMap<IncomingMessage, () => KeptForm>();

/**
 * Keeps what a browser posts by a form, up to 128 KB and 100 fields, for the case that it cannot be taken. Call it in the tick in
 * which the body begins to be read.
 */
export function keepForm(req: IncomingMessage) {
  if (!isFromForm(req)) return;
  let size = 0;
  let chunks: Buffer[] = [];
  req.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= LONGEST) chunks.push(chunk);
    else chunks = [];
  });
  forms.set(req, () => {
    const fields = [...new URLSearchParams(Buffer.concat(chunks).toString())];
    return size > LONGEST || fields.length > MOST_FIELDS ? "too long" : fields;
  });
}

/**
 * What was kept once all of it has arrived, else null. Null too for a form with a password, which is never repeated: account forms
 * have pages of their own for what went wrong.
 */
export function getKeptForm(req: IncomingMessage): KeptForm | null {
  const form = req.complete ? forms.get(req)?.() : undefined;
  if (form === undefined) return null;
  const hasPassword = form !== "too long" && form.some(([name]) => /password/i.test(name));
  return hasPassword ? null : form;
}

/** Whoever sends a token is a program, and hears `Unauthorized`. */
function isFromForm(req: IncomingMessage) {
  const { method, headers } = req;
  return (
    method === "POST" &&
    headers.authorization === undefined &&
    /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "") &&
    asksForPage(req)
  );
}
