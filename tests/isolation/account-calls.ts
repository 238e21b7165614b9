import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { auth } from "~/auth/auth.server";
import type { Endpoint, Fields, Target } from "./endpoint";

/** Better Auth's endpoints that somebody without a session has a use for. Every other one has to refuse them. */
const PUBLIC = [
  "/sign-in/social",
  "/sign-in/email",
  "/sign-up/email",
  "/sign-out",
  "/callback/:id",
  "/get-session",
  "/reset-password",
  "/reset-password/:token",
  "/request-password-reset",
  "/verify-email",
  "/send-verification-email",
  "/delete-user/callback",
  "/jwks",
  "/ok",
  "/error",
];

type AuthEndpoints = Record<string, { path?: string; options?: { method?: string | string[] } }>;

/** Every endpoint that Better Auth serves here, by way of our route with the path `splat`. */
export function listAccountCalls(splat: string, loader: LoaderFunction, action: ActionFunction): Endpoint[] {
  return Object.values(auth.api as unknown as AuthEndpoints).flatMap(({ path, options }) => {
    if (path === undefined) return [];
    const pattern = splat.replace("/*", path);
    return [options?.method ?? "GET"].flat().map((method): Endpoint => {
      const call = method === "GET" ? loader : action;
      const body = method === "GET" ? () => null : anything;
      return {
        name: `${method} /${pattern}`,
        kind: "account",
        pattern,
        method,
        call,
        answer: answerOf(path),
        body,
      };
    });
  });
}

function answerOf(path: string): Endpoint["answer"] {
  if (PUBLIC.includes(path)) return "public";
  // What a role may do is the same for everybody, and in the documentation.
  return path.startsWith("/admin/") && path !== "/admin/has-permission" ? "admin" : "account";
}

/** All that these endpoints could be told about whom they are to act on, with fields for what they ask besides. */
function anything({ person }: Target): Fields {
  const [, token = ""] = /session_token=([^.%]+)/.exec(person.cookie.get("cookie")!) ?? [];
  const found = { userId: person.id, id: person.id, accountId: person.id, token, sessionToken: token };
  const wanted = {
    name: "Mallory",
    role: "admin",
    data: { name: "Mallory" },
    permissions: { user: ["list"] },
  };
  const passwords = {
    password: "not the password at all",
    currentPassword: "nor this",
    newPassword: "nor this one!",
  };
  const others = {
    email: person.email,
    newEmail: "mallory@example.org",
    provider: "none",
    providerId: "credential",
  };
  return { ...found, ...wanted, ...passwords, ...others };
}
