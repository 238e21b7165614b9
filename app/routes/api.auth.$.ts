import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { askAuth } from "~/auth/ask-auth.server";
import { holdsUnstorable } from "~/http/holds-unstorable";
import { problem } from "~/http/responses";

/** Better Auth's own endpoints: sign-in, sign-out, `/api/auth/token`, `/api/auth/jwks` and the rest. */
export function loader({ request }: LoaderFunctionArgs) {
  return answer(request);
}

export function action({ request }: ActionFunctionArgs) {
  return answer(request);
}

async function answer(request: Request) {
  const whole = await withWholeBody(request);
  if (await holdsUnstorable(whole)) return problem(400, "Leave out the characters that cannot be shown.");
  const response = await askAuth(whole);
  const seconds = response.headers.get("Retry-After");
  if (response.status !== 503 || seconds === null) return response;
  // The front takes over whatever fails in any other form than a problem document.
  return problem(503, "Many people are signing in right now. Try again in a moment.", {
    headers: { "Retry-After": seconds },
  });
}

/** Better Auth prints what breaks while it reads a body; read here, it goes up as anywhere else. */
async function withWholeBody(request: Request): Promise<Request> {
  if (request.body === null) return request;
  const { url, method, headers, signal } = request;
  const bytes = await request.arrayBuffer();
  return new Request(url, { method, headers, signal, body: bytes.byteLength > 0 ? bytes : null });
}
