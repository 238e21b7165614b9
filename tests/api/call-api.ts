import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { env } from "~/env.server";
import * as views from "~/routes/api.views";
import * as view from "~/routes/api.views.$viewId";
import * as viewMove from "~/routes/api.views.$viewId.move";
import * as projects from "~/routes/api.projects";
import * as project from "~/routes/api.projects.$projectId";
import * as projectMove from "~/routes/api.projects.$projectId.move";
import * as tags from "~/routes/api.tags";
import * as tag from "~/routes/api.tags.$tag";
import * as tasks from "~/routes/api.$userId.tasks";
import * as task from "~/routes/api.$userId.tasks.$todoId";
import * as taskCompletion from "~/routes/api.$userId.tasks.$todoId.complete";
import * as bulk from "~/routes/api.todos.bulk";
import * as todos from "~/routes/api.todos";
import * as todo from "~/routes/api.todos.$todoId";
import * as todoCompletion from "~/routes/api.todos.$todoId.complete";
import * as todoMove from "~/routes/api.todos.$todoId.move";
import * as todoRestoration from "~/routes/api.todos.$todoId.restore";
import * as trash from "~/routes/api.trash";
import * as trashRestoration from "~/routes/api.trash.restore";
import * as undo from "~/routes/api.undo.$undoId";
import { answerOf } from "../support/requests";
import { expectDocumented } from "./documented";

const routes: [path: string, route: { loader: LoaderFunction; action: ActionFunction }][] = [
  ["/api/todos", todos],
  ["/api/todos/bulk", bulk],
  ["/api/todos/:todoId", todo],
  ["/api/todos/:todoId/complete", todoCompletion],
  ["/api/todos/:todoId/move", todoMove],
  ["/api/todos/:todoId/restore", todoRestoration],
  ["/api/views", views],
  ["/api/views/:viewId", view],
  ["/api/views/:viewId/move", viewMove],
  ["/api/projects", projects],
  ["/api/projects/:projectId", project],
  ["/api/projects/:projectId/move", projectMove],
  ["/api/tags", tags],
  ["/api/tags/:tag", tag],
  ["/api/trash", trash],
  ["/api/trash/restore", trashRestoration],
  ["/api/undo/:undoId", undo],
  ["/api/:userId/tasks", tasks],
  ["/api/:userId/tasks/:todoId", task],
  ["/api/:userId/tasks/:todoId/complete", taskCompletion],
];

/** The patterns of all paths. */
export const routePaths = routes.map(([path]) => path);

interface Sent {
  headers?: Headers;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: BodyInit;
  /** Further headers. */
  with?: Record<string, string>;
}

/** What some answer or other holds; a test knows which one it asked for. */
interface Json {
  id: string;
  items: { title: string }[];
  nextCursor: string | null;
  errors: Record<string, string[]>;
  detail: string;
  [name: string]: unknown;
}

export interface ApiAnswer {
  status: number;
  headers: Headers;
  text: string;
  json: Json;
}

/**
 * Calls the API as an HTTP client would, such as `callApi("PATCH /api/todos/…", { headers, json })`, and fails unless the
 * API's document has the answer.
 */
export async function callApi(call: string, sent: Sent = {}): Promise<ApiAnswer> {
  const [method = "", path = ""] = call.split(" ");
  const headers = new Headers({ ...Object.fromEntries(sent.headers ?? []), ...sent.with });
  if (sent.json !== undefined && !headers.has("content-type"))
    headers.set("content-type", "application/json");
  const body = sent.json === undefined ? sent.body : JSON.stringify(sent.json);
  const request = new Request(new URL(path, env.baseUrl), { method, headers, body });

  const { path: pattern, route, params } = findRoute(new URL(request.url).pathname);
  const handler = ["GET", "HEAD", "OPTIONS"].includes(method) ? route.loader : route.action;
  const response = await answerOf((async () => handler({ request, params, context: {} }))());
  const text = await response.text();
  expectDocumented(method, pattern, { status: response.status, headers: response.headers, text });
  const json = JSON.parse(text === "" ? "{}" : text) as Json;
  return { status: response.status, headers: response.headers, text, json };
}

function findRoute(pathname: string) {
  const entries = routes.map(([path, route]) => ({ path, handle: route }));
  const [match] = matchRoutes(entries, pathname) ?? [];
  if (!match) throw new Error(`No API route is at ${pathname}.`);
  return { path: match.route.path, route: match.route.handle, params: match.params };
}
