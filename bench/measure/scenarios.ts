import { credentials, type Person } from "../data/people";
import type { Job } from "../processes/load";

export interface Scenario {
  name: string;
  server: "floors" | "app";
  request: Pick<Job, "method" | "headers" | "body" | "expect"> & { path: string };
  /** The name of what it is compared with. */
  against?: string;
  /** How many are under way at a time, when it is not the usual number. */
  connections?: number;
}

export interface People {
  /** 50 todos, all due by today. */
  reader: Person;
  /** Whose todos are made by the load. */
  writer: Person;
  tenThousand: Person;
  hundredThousand: Person;
}

/** Addresses of the page, and of the API's page, that begin after 999 others. */
export interface DeepPaths {
  page: string;
  api: string;
}

const BROWSER = { accept: "text/html", "accept-encoding": "gzip, deflate, br" };

export const FLOORS = {
  fixed: "floor: fixed page of 20 KB",
  json: "floor: 50 rows as JSON",
  render: "floor: 50 rows rendered",
  insert: "floor: one insert",
};

/** Asks the database nothing. */
export const PUBLIC_PAGE = "page: sign-in";
export const ALL_PAGE = "page: All";

/** For a word of every title: whoever has 50 todos is shown as many as who has 100,000. */
const SEARCH = "/search?q=no";

/** Everything that is measured, floors first. `url` is where forms are sent from. */
export function listScenarios(people: People, deep: DeepPaths, url: string): Scenario[] {
  return [...floors(), ...reads(people), ...writes(people, url), ...heavy(people, deep)];
}

function floors(): Scenario[] {
  const server = "floors";
  const insert = { method: "POST" as const, body: JSON.stringify({ title: "Buy oat milk {unique}" }) };
  return [
    { name: FLOORS.fixed, server, request: { path: "/fixed", expect: 200 } },
    { name: FLOORS.json, server, request: { path: "/json", expect: 200 } },
    { name: FLOORS.render, server, request: { path: "/render", expect: 200 } },
    { name: FLOORS.insert, server, request: { path: "/insert", ...insert, expect: 201 } },
  ];
}

function reads({ reader }: People): Scenario[] {
  const get = (path: string, headers: Record<string, string>) => ({ path, headers, expect: 200 });
  const cookie = { ...BROWSER, cookie: reader.cookie };
  const plain = { accept: "text/html", cookie: reader.cookie };
  const [server, against] = ["app" as const, FLOORS.render];
  return [
    { name: "page: Today", server, against, request: get("/todos/today", cookie) },
    { name: ALL_PAGE, server, against, request: get("/todos", cookie) },
    { name: "page: All, not compressed", server, against, request: get("/todos", plain) },
    { name: "data of All", server, against: FLOORS.json, request: get("/todos.data", cookie) },
    { name: "page: search", server, against, request: get(SEARCH, cookie) },
    { name: PUBLIC_PAGE, server, request: get("/sign-in", BROWSER) },
    { name: "API list of 50", server, against: FLOORS.json, request: apiList(reader) },
  ];
}

function writes({ writer }: People, origin: string): Scenario[] {
  const form = new URLSearchParams({ intent: "create", key: "KEY", title: "Buy oat milk" }).toString();
  const [server, against] = ["app" as const, FLOORS.insert];
  const post = (path: string, type: string, body: string, expect: number, headers: object) => ({
    ...{ path, method: "POST" as const, body, expect },
    headers: { "content-type": type, origin, ...headers },
  });
  const [formType, jsonType] = ["application/x-www-form-urlencoded", "application/json"];
  const title = JSON.stringify({ title: "Buy oat milk {unique}" });
  const authorization = `Bearer ${writer.token}`;
  const formBody = form.replace("KEY", "{unique}");
  const signIn = JSON.stringify(credentials(writer.email));
  return [
    {
      ...{ name: "create by form", server, against },
      request: post("/todos", formType, formBody, 302, { ...BROWSER, cookie: writer.cookie }),
    },
    {
      ...{ name: "create by API", server, against },
      request: post("/api/todos", jsonType, title, 201, { authorization }),
    },
    {
      ...{ name: "sign in", server, connections: 2 },
      request: post("/api/auth/sign-in/email", jsonType, signIn, 200, {}),
    },
  ];
}

function heavy({ tenThousand, hundredThousand }: People, deep: DeepPaths): Scenario[] {
  const page = (person: Person, path = "/todos") => ({
    path,
    headers: { ...BROWSER, cookie: person.cookie },
    expect: 200,
  });
  const [server, against] = ["app" as const, ALL_PAGE];
  const api = { server, against: "API list of 50" };
  return [
    { name: "page: All, of 10,000", server, against, request: page(tenThousand) },
    { name: "page: All, of 100,000", server, against, request: page(hundredThousand) },
    {
      name: "page: Today, of 100,000",
      server,
      against: "page: Today",
      request: page(hundredThousand, "/todos/today"),
    },
    { name: "page: All, page 1,000 of 100,000", server, against, request: page(hundredThousand, deep.page) },
    {
      ...{ name: "page: search, of 100,000", server, against: "page: search" },
      request: page(hundredThousand, SEARCH),
    },
    { name: "API list, of 100,000", ...api, request: apiList(hundredThousand) },
    { name: "API list, page 1,000 of 100,000", ...api, request: apiList(hundredThousand, deep.api) },
  ];
}

function apiList({ token }: Person, path = "/api/todos?limit=50") {
  return { path, headers: { authorization: `Bearer ${token}` }, expect: 200 };
}
