import { type AppLoadContext, redirect } from "@remix-run/node";
import { auth, SESSION } from "~/auth/auth.server";
import { signInPath } from "~/auth/redirect-path";
import { findSessionUser, findTokenUser, isActive, type SignedInUser } from "~/auth/users.server";
import { Verified } from "~/auth/verified.server";
import { verifyJwt } from "~/auth/verify-jwt.server";
import { timed } from "~/timing.server";
import { isApiPath, unauthorized } from "~/http/responses";

export type { SignedInUser };

export interface RequestArgs {
  request: Request;
  context: AppLoadContext;
}

/** The signed-in user. Throws 401 `Unauthorized`, or for a page visit a redirect to sign-in that comes back here. */
export async function requireUser(args: RequestArgs): Promise<SignedInUser> {
  const user = await getUser(args);
  if (user) return user;
  throw isPageVisit(args.request) ? redirect(signInPath(args.request)) : unauthorized(args.request);
}

/** The signed-in user or null. A request that sends an Authorization header is judged by it alone, never by its cookie. */
export function getUser({ request, context }: RequestArgs): Promise<SignedInUser | null> {
  return oncePer(context, () =>
    request.headers.has("Authorization") ? userFromJwt(request) : userFromSession(request, context),
  );
}

async function userFromJwt(request: Request): Promise<SignedInUser | null> {
  const [, token] = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.get("Authorization")!) ?? [];
  const claims = token === undefined ? null : await verifyJwt(token);
  return claims && findTokenUser(claims.userId, claims.sessionId);
}

/** The session token in a `Cookie` header whose signature Better Auth has verified. */
const verified = new Verified<string>(10_000);

async function userFromSession(request: Request, context: AppLoadContext): Promise<SignedInUser | null> {
  const cookie = request.headers.get("Cookie");
  if (cookie === null) return null;
  const token = verified.get(cookie);
  const known = token === undefined ? null : await findSessionUser(token);
  // Anything but a session in the midst of its life is for Better Auth to decide.
  if (known && !isToBeRenewed(known.expiresAt)) return known.user;
  const { response, headers } = await auth.api.getSession({ headers: request.headers, returnHeaders: true });
  for (const renewed of headers.getSetCookie()) context.setCookie?.(renewed);
  if (!response || !isActive(response.user)) return null;
  verified.set(cookie, response.session.token);
  const { id, name, email, timeZone, weekStart } = response.user;
  return { id, name, email, timeZone: timeZone ?? null, weekStart: weekStart ?? null };
}

/** Better Auth's own rule, by which `getSession` writes a session anew. */
function isToBeRenewed(expiresAt: Date) {
  return expiresAt.getTime() - Date.now() <= (SESSION.expiresIn - SESSION.updateAge) * 1000;
}

// Remix gives every loader of one HTTP request its own Request, but the same context.
const answers = new WeakMap<AppLoadContext, Promise<SignedInUser | null>>();

function oncePer(context: AppLoadContext, find: () => Promise<SignedInUser | null>) {
  const known = answers.get(context);
  if (known) return known;
  const answer = timed("auth", find);
  answers.set(context, answer);
  return answer;
}

/** Whether a browser asks for a page: a GET for HTML outside the API. Remix's own data requests accept anything. */
function isPageVisit(request: Request): boolean {
  const { pathname } = new URL(request.url);
  const asksForHtml = request.headers.get("Accept")?.includes("text/html") ?? false;
  return (
    request.method === "GET" && asksForHtml && !isApiPath(pathname) && !request.headers.has("Authorization")
  );
}
