import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routeTable from "~/routes";
import type { Person } from "./cast";
import { listAccountCalls } from "./account-calls";
import { listApiCalls } from "./api-calls";
import { type Endpoint, mayEndSessions, idsIn } from "./endpoint";
import { listForms } from "./forms";

/** Routes that anybody may call, because they show nobody's rows. Every other one has to refuse. */
const PUBLIC = new Set([
  "root.tsx",
  "routes/home.tsx",
  "routes/sign-up.tsx",
  "routes/sign-in.tsx",
  "routes/sign-out.ts",
  "routes/api.openapi.ts",
  "routes/api.docs.tsx",
  "routes/api.$.ts",
  "routes/not-found.tsx",
]);

/** Better Auth's route; its endpoints are rows of their own. */
const ACCOUNTS = "routes/api.auth.$.ts";

const modules = {
  ...import.meta.glob<Record<string, unknown>>("../../app/routes/*.{ts,tsx}", { eager: true }),
  ...import.meta.glob<Record<string, unknown>>("../../app/root.tsx", { eager: true }),
};
const sources = import.meta.glob<string>("../../app/routes/*.{ts,tsx}", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** Every loader and every action of the route table, as the requests that can reach it. `someone` is signed in. */
export async function listEndpoints(someone: Person): Promise<Endpoint[]> {
  const routes = [{ file: "root.tsx", pattern: "" }, ...flatten(routeTable)];
  const listed = await Promise.all(routes.map((route) => listRoute(route, someone)));
  // Signing out ends the session, so the todos come first.
  return listed.flat().sort((one, other) => Number(mayEndSessions(one)) - Number(mayEndSessions(other)));
}

/** The files in `app/routes` that no path leads to. */
export function unroutedFiles(): string[] {
  const routed = new Set(flatten(routeTable).map(({ file }) => `../../app/${file}`));
  return Object.keys(sources).filter((file) => !routed.has(file));
}

interface Route {
  file: string;
  pattern: string;
}

async function listRoute({ file, pattern }: Route, someone: Person): Promise<Endpoint[]> {
  const { loader, action } = modules[`../../app/${file}`] as {
    loader?: LoaderFunction;
    action?: ActionFunction;
  };
  if (file === ACCOUNTS) return listAccountCalls(pattern, loader!, action!);
  const isPublic = PUBLIC.has(file);
  if (pattern.startsWith("api/") && !isPublic) return listApiCalls(pattern, loader, action, someone);

  const base = { pattern, body: () => null };
  const answer = idsIn(pattern).length > 0 ? "403" : "own";
  const pages: Endpoint[] = loader
    ? [{ ...base, name: `GET /${pattern}`, kind: "page", method: "GET", call: loader, answer }]
    : [];
  const forms =
    action && !pattern.startsWith("api/") ? listForms(file, sources[`../../app/${file}`]!, pattern) : [];
  const posts = forms.map(({ intent, answer, body }): Endpoint => {
    const name = `POST /${pattern}${intent === null ? "" : ` ${intent}`}`;
    return { name, kind: "form", method: "POST", pattern, call: action!, answer, body };
  });
  const others: Endpoint[] =
    action && forms.length === 0
      ? [{ ...base, name: `POST /${pattern}`, kind: "api", method: "POST", call: action, answer }]
      : [];
  const all = [...pages, ...posts, ...others];
  return isPublic ? all.map((endpoint) => ({ ...endpoint, answer: "public" as const })) : all;
}

function flatten(entries: RouteConfigEntry[], parent = ""): Route[] {
  return entries.flatMap(({ file, path = "", children = [] }) => {
    const pattern = [parent, path].filter(Boolean).join("/");
    return [{ file, pattern }, ...flatten(children, pattern)];
  });
}
