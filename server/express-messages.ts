import { IncomingMessage, ServerResponse } from "node:http";
import type { Express } from "express";

/**
 * The classes from which Node is to make requests and answers for `app`. Express gives every one another
 * prototype, after which V8 shares no shape among them, and frees what hangs on them in full garbage collections only.
 */
export function messagesFor(app: Express) {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  app.request = Object.setPrototypeOf(AppRequest.prototype, app.request) as Express["request"];
  app.response = Object.setPrototypeOf(AppResponse.prototype, app.response) as Express["response"];
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}
