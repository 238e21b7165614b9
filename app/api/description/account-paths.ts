import { exampleUser } from "~/api/description/examples";
import { json, type PathItem, problems } from "~/api/description/open-api";

const tags: [string] = ["Account"];
const refused = { description: "Not signed in.", content: json("AccountError") };
const cookie = {
  "Set-Cookie": {
    description: "The session, for browsers and for `/api/auth/token`.",
    schema: { type: "string" },
  },
};

/** The paths of Better Auth that lead to a token. */
export function describeAccountPaths(): Record<string, PathItem> {
  return {
    "/api/auth/sign-in/email": {
      post: {
        operationId: "signIn",
        tags,
        summary: "Sign in",
        security: [],
        requestBody: {
          required: true,
          content: json("Credentials", { email: exampleUser.email, password: "a long pass phrase" }),
        },
        responses: {
          200: {
            description: "Signed in.",
            headers: cookie,
            content: json("SignedIn", { user: exampleUser }),
          },
          400: { description: "That is no e-mail address.", content: json("AccountError") },
          401: { description: "The e-mail address or the password is wrong.", content: json("AccountError") },
          403: {
            description: "The account is banned, or the request came from another site.",
            content: json("AccountError"),
          },
          429: {
            description: "Too many attempts; `Retry-After` says how many seconds to wait.",
            content: json("AccountError"),
          },
          ...problems(503),
        },
      },
    },
    "/api/auth/token": {
      get: {
        operationId: "getToken",
        tags,
        summary: "Get a token",
        description:
          "A JWT for the session whose cookie is sent. Signing out ends it, and so does its expiry.",
        security: [{ session: [] }],
        responses: {
          200: {
            description: "The token.",
            content: json("Token", { token: "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIw….MEUCIQ" }),
          },
          401: refused,
        },
      },
    },
    "/api/auth/jwks": {
      get: {
        operationId: "getKeys",
        tags,
        summary: "Get the keys that tokens are signed with",
        description: "With these, other services can check a token without asking here.",
        security: [],
        responses: { 200: { description: "A JSON Web Key Set (RFC 7517).", content: json("KeySet") } },
      },
    },
  };
}
