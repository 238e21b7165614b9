/** Why a cell is empty. */
export const REASONS = {
  a: "no part of this path can be chosen",
  b: "a GET, HEAD or OPTIONS carries no body",
  c: "a data function knows nothing of requests",
  d: "who is banned is known to requireUser, which stands before every data function",
  e: "it takes no fields",
  f: "what Better Auth does for somebody banned who still has a session concerns their own account only",
};

export type Reason = keyof typeof REASONS;
