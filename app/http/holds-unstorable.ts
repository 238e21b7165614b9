import { isStorable } from "~/text";

/** Whether the body, JSON or a form, holds text that no database of ours can keep; it can still be read afterwards. */
export async function holdsUnstorable(request: Request): Promise<boolean> {
  if (request.body === null) return false;
  const isForm = request.headers.get("Content-Type")?.includes("urlencoded") ?? false;
  const body = await request.clone().text();
  return !isStorable(isForm ? [...new URLSearchParams(body)].flat().join() : withoutEscapes(body));
}

/** JSON with its `\u0000` escapes as characters. Not a parser's reviver, whose stack a deeply nested body exhausts. */
function withoutEscapes(json: string): string {
  return json.replace(/\\(?:u([\da-f]{4})|.)/gi, (escape, code?: string) =>
    code === undefined ? escape : String.fromCharCode(parseInt(code, 16)),
  );
}
