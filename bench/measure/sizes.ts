import type { Person } from "../data/people";

/** What a browser fetches for its first page, in bytes as they are sent. */
export interface Sizes {
  document: number;
  javascript: number;
  css: number;
  /** Other hosts that the document or its files would be asked from. */
  otherOrigins: string[];
}

/** The page under `path` and everything it refers to, with brotli. */
export async function measureSizes(url: string, { cookie }: Person, path: string): Promise<Sizes> {
  const page = await fetchCompressed(url + path, { cookie, accept: "text/html" });
  const scripts = find(page.text, /(?:href|src|import|from)[=\s]*"(\/assets\/[^"]+\.js)"/g);
  const styles = find(page.text, /href="(\/assets\/[^"]+\.css)"/g);
  const scriptFiles = await Promise.all(scripts.map((file) => fetchCompressed(url + file)));
  const styleFiles = await Promise.all(styles.map((file) => fetchCompressed(url + file)));
  const texts = [page, ...styleFiles, ...scriptFiles].map(({ text }) => text).join("\n");
  return {
    document: page.bytes,
    javascript: sum(scriptFiles),
    css: sum(styleFiles),
    otherOrigins: find(
      texts,
      /(?:src|href)="(https?:\/\/[^"/]+|\/\/[^"/]+)|url\(["']?(?:https?:)?\/\/([^"')/]+)/g,
    ),
  };
}

async function fetchCompressed(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers: { "accept-encoding": "br", ...headers } });
  const text = await answer.text();
  const bytes = Number(answer.headers.get("content-length"));
  if (answer.status !== 200 || bytes === 0)
    throw new Error(`${url} answered ${answer.status}, ${bytes} bytes.`);
  return { text, bytes };
}

function find(text: string, pattern: RegExp) {
  return [...new Set([...text.matchAll(pattern)].map(([, one, other]) => (one ?? other)!))];
}

const sum = (files: { bytes: number }[]) => files.reduce((total, { bytes }) => total + bytes, 0);
