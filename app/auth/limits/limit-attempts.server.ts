import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, getIP, isAPIError } from "better-auth/api";
import { z } from "zod";
import { type Attempt, createAttemptCounter } from "./attempts.server";

const LIMITED = ["/sign-in/email", "/sign-up/email"];
const FAILURES = [
  "INVALID_EMAIL_OR_PASSWORD",
  "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL",
  "FAILED_TO_CREATE_USER",
];

const credentials = z.object({ email: z.string() });

/** Better Auth counts requests by address; this counts attempts by account as well, and answers 429 to too many. */
export function limitAttempts() {
  const counter = createAttemptCounter();
  const matcher = ({ path }: { path?: string }) => path !== undefined && LIMITED.includes(path);

  const admit = createAuthMiddleware(async (ctx) => {
    const attempt = attemptIn(ctx);
    const seconds = attempt && (await counter.admit(attempt));
    if (seconds !== null)
      throw new APIError(
        "TOO_MANY_REQUESTS",
        { code: "TOO_MANY_ATTEMPTS", message: "Too many attempts. Try again later." },
        { "Retry-After": String(seconds) },
      );
  });

  const record = createAuthMiddleware(async (ctx) => {
    const attempt = attemptIn(ctx);
    if (attempt === null) return;
    const { returned } = ctx.context;
    if (!isAPIError(returned)) return counter.recordSuccess(attempt);
    const isFailure = FAILURES.includes(returned.body?.code ?? "");
    return isFailure ? counter.recordFailure(attempt) : counter.takeBack(attempt);
  });

  return {
    id: "limit-attempts",
    hooks: { before: [{ matcher, handler: admit }], after: [{ matcher, handler: record }] },
  } satisfies BetterAuthPlugin;
}

type AuthContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Null when there is no telling whose account is meant: Better Auth then refuses it. */
function attemptIn({ path, body, headers, context }: AuthContext): Attempt | null {
  const { data } = credentials.safeParse(body);
  if (data === undefined) return null;
  const address = (headers && getIP(headers, context.options)) ?? "unknown";
  return { action: path, email: data.email.toLowerCase(), address };
}
