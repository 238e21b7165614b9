import type { AppLoadContext } from "@remix-run/node";

/** An answer with a body that is finished. The server takes that as it is, past the streams that every `Response` has. */
export function finishedAnswer(body: string, init: ResponseInit, { takeBody }: AppLoadContext): Response {
  takeBody?.(body);
  return new Response(takeBody ? null : body, init);
}
