import { auth } from "~/auth/auth.server";

/** Better Auth's answer to a request under `/api/auth`, with the standard `Retry-After` where it has one of its own. */
export async function askAuth(request: Request): Promise<Response> {
  const answer = await auth.handler(request);
  const seconds = answer.headers.get("X-Retry-After");
  if (seconds === null) return answer;
  const headers = new Headers(answer.headers);
  headers.set("Retry-After", seconds);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}
