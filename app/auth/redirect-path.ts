const ANYWHERE = "http://ownlist.invalid";
const LONGEST = 2000;

/** `to` when it is a path of this app, else `fallback`. Whatever a browser would read as another origin is refused. */
export function safeRedirectPath(to: unknown, fallback = "/todos/today"): string {
  if (typeof to !== "string" || to.length > LONGEST || !to.startsWith("/")) return fallback;
  if (!URL.canParse(to, ANYWHERE)) return fallback;
  const url = new URL(to, ANYWHERE);
  const path = url.pathname + url.search + url.hash;
  // A path such as /.//host is normalised to //host, which a browser takes for another origin.
  return url.origin === ANYWHERE && !path.startsWith("//") ? path : fallback;
}

/** The sign-in page that goes on to `path`, a path of this app with its query. */
export function signInTo(path: string): string {
  return `/sign-in?${new URLSearchParams({ redirectTo: path })}`;
}

/** The sign-in page that comes back to where `request` was going. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return signInTo(pathname + search);
}
