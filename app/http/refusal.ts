import { isRouteErrorResponse, type ShouldRevalidateFunction } from "@remix-run/react";
import { type Followed, redirectFollower } from "~/http/follow-answer";

/** Why a change was not made, in words. `signIn` when the session has ended. */
export interface Refusal {
  refusal: string;
  signIn?: boolean;
}

const REASONS: Record<number, string> = {
  401: "You are signed out.",
  403: "It belongs to another account.",
  404: "It is no longer there.",
  422: "It was not understood.",
};

/**
 * For a clientAction: what the server answers, or as data why it did not, so that the page stays as it is.
 * A redirect is followed. An error that carries more than a text goes through: its page has something to show.
 */
export async function answerOrRefusal<Answer>(
  ask: () => Promise<Answer>,
): Promise<Answer | Refusal | Followed> {
  const follow = redirectFollower();
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Response) return follow(error);
    if (!isRouteErrorResponse(error)) return { refusal: reasonFor(error) };
    if (isObject(error.data)) throw error;
    return { refusal: REASONS[error.status] ?? reasonFor(error), signIn: error.status === 401 };
  }
}

/**
 * For every route on a page with such a clientAction, root included: after a refusal there may be no server to load from, and
 * what was followed is loaded. The page that somebody is on the way to always loads.
 */
export const loadUnlessRefused: ShouldRevalidateFunction = ({
  actionResult,
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) => {
  const isLoaded = isObject(actionResult) && actionResult.isLoaded === true;
  const isSettled = refusalIn(actionResult) !== null || isLoaded;
  return defaultShouldRevalidate && !(isSettled && currentUrl.href === nextUrl.href);
};

/** The refusal that `answerOrRefusal` made of an answer; null when it went through. */
export function refusalIn(answer: unknown): Refusal | null {
  return isObject(answer) && typeof answer.refusal === "string"
    ? { ...answer, refusal: answer.refusal }
    : null;
}

/** Like `refusalIn`, and a form sent back with errors counts as refused for the first of them. */
export function refusalOrErrorIn(answer: unknown): Refusal | null {
  if (!isObject(answer) || !isObject(answer.errors)) return refusalIn(answer);
  const [reason] = Object.values(answer.errors).flat();
  return { refusal: typeof reason === "string" ? reason : "Try again." };
}

function reasonFor(error: unknown): string {
  if (error instanceof TypeError) return "Ownlist cannot be reached. Check your connection, then try again.";
  return "Something went wrong. Try again in a moment.";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
