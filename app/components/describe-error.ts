import { isRouteErrorResponse } from "@remix-run/react";

interface Description {
  title: string;
  text: string;
  /** Whether the operator should be told, with the request's id. */
  isUnexpected?: boolean;
}

const UNEXPECTED: Description = {
  title: "Something went wrong",
  text: "This is not your doing, and what you had saved is still there. Try again in a moment.",
  isUnexpected: true,
};

const DESCRIPTIONS: Record<number, Description> = {
  400: { title: "That did not arrive whole", text: "Go back and try again." },
  401: { title: "Unauthorized", text: "Sign in to go on." },
  403: {
    title: "This is not yours",
    text: "It belongs to another account. Nobody else can see or change your list either.",
  },
  404: {
    title: "Not found",
    text: "There is nothing at this address. It may have been deleted, or the address mistyped.",
  },
  405: {
    title: "That does not work here",
    text: "This address cannot be used that way. Go back and try again.",
  },
  413: {
    title: "That is too much at once",
    text: "What you sent is larger than Ownlist takes. Go back and make it shorter.",
  },
  415: { title: "That is not a form", text: "Ownlist could not read what was sent." },
  422: {
    title: "That was not understood",
    text: "Something in what was sent is missing or wrong. Go back and try again.",
  },
  429: { title: "Too many tries", text: "Wait a minute, then try again." },
};

/** An error from a loader, an action or a page, in words for the person who met it; never its own message. */
export function describeError(error: unknown): Description {
  return (isRouteErrorResponse(error) && DESCRIPTIONS[error.status]) || UNEXPECTED;
}
