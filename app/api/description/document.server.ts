import { describeAccountPaths } from "~/api/description/account-paths";
import { describeBulkPaths } from "~/api/description/bulk-paths";
import { describeMovePaths } from "~/api/description/move-paths";
import type { ApiDocument } from "~/api/description/open-api";
import { describeProjectPaths } from "~/api/description/project-paths";
import { describeSchemas } from "~/api/description/schemas";
import { describeTagPaths } from "~/api/description/tag-paths";
import { describeTodoPaths } from "~/api/description/todo-paths";
import { describeUndoPaths } from "~/api/description/undo-paths";
import { describeViewPaths } from "~/api/description/view-paths";
import { env } from "~/env.server";

const ABOUT = `Todos of the person who is signed in, and of nobody else.

Every call wants \`Authorization: Bearer …\` with a token from \`/api/auth/token\`, or the session cookie of a browser; with both, the token decides. A write with a cookie must come from this site.

Bodies are JSON in UTF-8. An unknown field or query parameter is refused. Every error is a problem document (RFC 9457), also 405 with \`Allow\` for a method that a path does not have. \`HEAD\` works wherever \`GET\` does, and \`OPTIONS\` says what is allowed. The paths under \`/api/auth\` are Better Auth's: most of their errors are JSON with a \`message\`, and they answer no \`OPTIONS\`.`;

let document: ApiDocument | undefined;

/** The API in OpenAPI 3.1, put together once. */
export function apiDocument(): ApiDocument {
  document ??= describeApi();
  return document;
}

function describeApi(): ApiDocument {
  const sessionCookie = `${env.baseUrl.startsWith("https:") ? "__Secure-" : ""}better-auth.session_token`;
  return {
    openapi: "3.1.0",
    info: { title: "Ownlist", version: "1", description: ABOUT, license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: env.baseUrl }],
    tags: [
      { name: "Account", description: "From an e-mail address and a password to a token." },
      { name: "Todos", description: "What people keep." },
      { name: "Saved views", description: "Lists with their filters and order under a name." },
      { name: "Projects", description: "What todos are kept in." },
      { name: "Tags", description: "Words that todos are found by." },
      { name: "Undo and trash", description: "The ways back." },
      {
        name: "Tasks",
        description: "The same todos by the paths and names of the “Evolution of Todo” brief.",
      },
    ],
    security: [{ token: [] }, { session: [] }],
    paths: {
      ...describeAccountPaths(),
      ...describeTodoPaths(),
      ...describeBulkPaths(),
      ...describeMovePaths(),
      ...describeProjectPaths(),
      ...describeTagPaths(),
      ...describeUndoPaths(),
      ...describeViewPaths(),
    },
    components: {
      schemas: describeSchemas(),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        session: { type: "apiKey", in: "cookie", name: sessionCookie },
      },
    },
  };
}
