import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { describeError } from "~/http/describe-error.server";
import { finishedAnswer } from "~/http/finished-answer.server";
import { holdsPromise } from "~/http/holds-promise";
import { log } from "~/http/log.server";
import { NonceContext } from "~/http/nonce";
import { renderPage } from "~/http/render-page.server";
import { streamPage } from "~/http/stream-page.server";
import { timed } from "~/timing.server";

/** Renders a page in one go, or as a stream when a loader left a promise to be awaited in the browser. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  const { cspNonce } = context;
  const { loaderData, actionData } = remixContext.staticHandlerContext;
  const mustStream = holdsPromise(loaderData) || holdsPromise(actionData);
  const payload = remixContext.serverHandoffStream;
  // Without it the page has nothing to wait for; renderPage appends what it carries.
  if (!mustStream) remixContext.serverHandoffStream = undefined;

  const page = (
    <NonceContext.Provider value={cspNonce}>
      <RemixServer context={remixContext} url={request.url} nonce={cspNonce} />
    </NonceContext.Provider>
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (mustStream) return new Response(await streamPage(page, cspNonce, request.signal), { status, headers });
  const body = await timed("render", () =>
    renderPage(page, cspNonce, () => (remixContext.renderMeta?.didRenderScripts ? payload : undefined)),
  );
  return finishedAnswer(body, { status, headers }, context);
}

/** Logs what nobody foresaw, once. Remix also reports answers such as 404 and requests that were given up; those are no errors. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || error instanceof Response) return;
  if (isRouteErrorResponse(error) && error.status < 500) return;
  log.error({ requestId: context.requestId, error: describeError(error) }, "unexpected error");
};
