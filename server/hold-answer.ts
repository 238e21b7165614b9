import type { ServerResponse } from "node:http";

/** A body that takes longer than this is waiting for something, such as deferred data. */
const PATIENCE_MS = 50;

interface Held {
  /** Sends an answer whose body, which may be empty, is finished. */
  whole: (body: Buffer) => void;
  /** Sets what headers are missing before a body that is still being made goes out as it comes. */
  unfinished: () => void;
}

/** Keeps back what is written to `res`, as compressing middlewares do. The function returned gives `res` its own methods again. */
export function holdAnswer(res: ServerResponse, { whole, unfinished }: Held): () => void {
  const write = res.write.bind(res);
  const end = res.end.bind(res);
  const chunks: Uint8Array[] = [];
  let impatience: NodeJS.Timeout | undefined;

  // Not as `res.write = () => …`, for the reason at `messagesFor`.
  Object.assign(res, { write: keep, end: finish });
  res.once("close", letGo);
  return letGo;

  function keep(chunk: Uint8Array) {
    chunks.push(chunk);
    impatience ??= setTimeout(streamOn, PATIENCE_MS);
    return true;
  }

  function finish() {
    letGo();
    whole(Buffer.concat(chunks));
    return res;
  }

  function letGo() {
    clearTimeout(impatience);
    Object.assign(res, { write, end });
  }

  function streamOn() {
    letGo();
    unfinished();
    for (const chunk of chunks) res.write(chunk);
  }
}
