import { type Agent, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";

interface Sent {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
  /** Keeps a connection for the next request; without one, each has its own. */
  agent?: Agent;
}

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One HTTP request with exactly these headers; `fetch` would choose Host, Origin and Accept-Encoding itself. */
export function send(url: string, { method = "GET", headers, body, agent }: Sent = {}): Promise<Received> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const path = url.slice(new URL(url).origin.length) || "/";
    const outgoing = request({ hostname, port, path, method, headers, agent: agent ?? false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
      answer.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
