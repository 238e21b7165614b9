import { STATUS_CODES, type IncomingMessage, type ServerResponse } from "node:http";
import { getKeptForm, type KeptForm } from "./keep-form";
import { canSendAgain, writeSendAgain } from "./send-again";
import { tellTimings } from "./tell-timings";
import { asksForPage, getVisit, type Visit } from "./visit";
import { writePage } from "./write-page";

const LINGER_MS = 5000;

const EXPLANATIONS: Record<number, string> = {
  400: "The request was garbled on its way here.",
  403: "This came from another website, so it was not done.",
  404: "There is nothing at this address.",
  405: "This address cannot be used in that way.",
  413: "That is more than can be sent at once.",
  500: "Something went wrong on our side. It has been written down, and trying again may help.",
  503: "Ownlist cannot reach what it keeps just now. Try again in a moment.",
};

const PLAIN_UNAUTHORIZED = { type: "text/plain; charset=utf-8", body: "Unauthorized" };

const WAY_OUT = `<a class="button" href="/">Go to Ownlist</a>`;

/**
 * Answers in the front's own words: a problem document under `/api`, text for scripts, and for people a small page, with what
 * they typed where sending that again may help.
 */
export function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
) {
  const visit = getVisit(req, res);
  const isForProgram = status === 401 && !asksForPage(req);
  const { type, body } = isForProgram
    ? PLAIN_UNAUTHORIZED
    : writeRefusal(visit, status, canSendAgain(status) ? getKeptForm(req) : null);
  res.statusCode = status;
  res.setHeader("Cache-Control", "private, no-store");
  res.setHeader("Content-Type", type);
  res.setHeader("Content-Length", Buffer.byteLength(body));
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  tellTimings(res, visit);
  endWhenRead(req, res, body);
}

/**
 * The answer goes out at once, but ends only when the request has arrived: a connection that is closed while its client
 * still sends loses the answer as well. A client that sends for another five seconds is cut off.
 */
function endWhenRead(req: IncomingMessage, res: ServerResponse, body: string) {
  if (req.complete) return void res.end(body);
  res.write(body);
  const timer = setTimeout(() => req.destroy(), LINGER_MS);
  req.resume().once("close", () => {
    clearTimeout(timer);
    res.end();
  });
}

function writeRefusal({ kind, requestId, pageLinks }: Visit, status: number, form: KeptForm | null) {
  const title = STATUS_CODES[status] ?? "Error";
  const detail = EXPLANATIONS[status] ?? title;
  switch (kind) {
    case "api":
      return {
        type: "application/problem+json",
        body: JSON.stringify({ type: "about:blank", title, status, detail, requestId }),
      };
    case "data":
      return { type: "text/plain; charset=utf-8", body: `${detail}\n` };
    case "page": {
      const reference = `<p class="hint">Request ${requestId}</p>`;
      const page = form
        ? { className: "card" as const, ...writeSendAgain(form, status) }
        : { className: "message" as const, title, main: `<p>${detail}</p>${WAY_OUT}` };
      return {
        type: "text/html; charset=utf-8",
        body: writePage({ ...page, main: page.main + reference, links: pageLinks }),
      };
    }
  }
}
