import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";

const ESCAPES: Record<string, string> = {
  "&": "\\u0026",
  "<": "\\u003c",
  ">": "\\u003e",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/**
 * The finished document. What `getPayload` returns after rendering is handed to the browser by scripts before `</body>`,
 * in the way that Remix's own streaming does it; undefined hands over nothing.
 */
export async function renderPage(
  page: ReactElement,
  nonce: string | undefined,
  getPayload: () => ReadableStream<Uint8Array> | undefined,
): Promise<string> {
  const html = renderToString(page);
  const payload = getPayload();
  const end = html.lastIndexOf("</body>");
  if (!payload || end === -1) return `<!DOCTYPE html>${html}`;
  return `<!DOCTYPE html>${html.slice(0, end)}${await writeHandoff(payload, nonce)}${html.slice(end)}`;
}

async function writeHandoff(payload: ReadableStream<Uint8Array>, nonce: string | undefined) {
  const controller = "window.__remixContext.streamController";
  const text = escapeForScript(JSON.stringify(await new Response(payload).text()));
  const attribute = nonce === undefined ? "" : ` nonce="${nonce}"`;
  return `<script${attribute}>${controller}.enqueue(${text});${controller}.close();</script>`;
}

function escapeForScript(json: string) {
  return json.replace(/[&<>\u2028\u2029]/g, (character) => ESCAPES[character]!);
}
