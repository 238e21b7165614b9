import { IncomingMessage, ServerResponse } from "node:http";
import type { Express } from "express";

/**
 * The classes from which Node is to make requests and answers for `app`. Express gives every one another prototype, after
 * which V8 shares no shape among them.
 *
 * What a request leaves behind costs next to nothing when it is freed young. Some things keep it until a full garbage
 * collection, for which memory grows first: objects without a shared shape, functions assigned to an object as if they were
 * its methods, values of a `WeakMap`, and sets that members come to and leave. Where this is named, they are avoided.
 */
export function messagesFor(app: Express) {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  app.request = Object.setPrototypeOf(AppRequest.prototype, app.request) as Express["request"];
  app.response = Object.setPrototypeOf(AppResponse.prototype, app.response) as Express["response"];
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}
