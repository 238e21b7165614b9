import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { signInTo } from "~/auth/redirect-path";
import { describeError } from "~/components/describe-error";
import { PlainPage } from "~/components/plain-page";

interface RootData {
  requestId?: string;
}

/** What an `ErrorBoundary` shows. Who met a 401 on the way to a page goes to sign-in, and on from there. */
export function RouteError() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const requestId = useRouteLoaderData<RootData>("root")?.requestId;
  if (isRouteErrorResponse(error) && error.status === 401) return <SignInFirst path={pathname + search} />;

  const { title, text, isUnexpected } = describeError(error);
  return (
    <PlainPage className="message">
      <h1>{title}</h1>
      <p>{text}</p>
      {isUnexpected && requestId && <p>Whoever runs this Ownlist can look it up as {requestId}.</p>}
      <a className="button" href="/">
        Go to your list
      </a>
    </PlainPage>
  );
}

function SignInFirst({ path }: { path: string }) {
  const signIn = signInTo(path);
  useEffect(() => window.location.replace(signIn), [signIn]);
  return (
    <PlainPage className="message">
      <h1>Unauthorized</h1>
      <p>Sign in to go on.</p>
      <a className="button" href={signIn}>
        Sign in
      </a>
    </PlainPage>
  );
}
