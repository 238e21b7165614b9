import "@remix-run/node";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }

  /** What `server.ts` knows of a request. Loaders and actions called by tests get an empty one. */
  interface AppLoadContext {
    requestId?: string;
    kind?: "page" | "data" | "api";
    cspNonce?: string;
    /** Adds a `Set-Cookie` header to whatever this request is answered with. */
    setCookie?: (cookie: string) => void;
    /** Takes a finished body, which need not go through the stream of a `Response` then. */
    takeBody?: (body: string) => void;
  }
}
