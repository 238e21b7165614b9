import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";

/** The document as React finishes it, deferred parts last. Rejects when its first part cannot be rendered. */
export function streamPage(
  page: ReactElement,
  nonce: string | undefined,
  signal: AbortSignal,
): Promise<ReadableStream> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        const body = new PassThrough();
        resolve(createReadableStreamFromReadable(body));
        pipe(body);
      },
      onShellError: reject,
    });
    signal.addEventListener("abort", () => abort(), { once: true });
  });
}
