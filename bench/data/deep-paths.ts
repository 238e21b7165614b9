import pg from "pg";
import type { DeepPaths } from "../measure/scenarios";
import type { Person } from "./people";

const PAGE = 1000;
const API_LIMIT = 50;

/** The addresses of page 1,000, with the cursors that somebody who had gone through all pages before it would have. */
export async function findDeepPaths(databaseUrl: string, url: string, person: Person, secret: string) {
  // Read when the app's modules are loaded.
  process.env.BETTER_AUTH_SECRET = secret;
  const { writeCursor } = await import("~/todos/views/cursor.server");
  const { ON_A_PAGE } = await import("~/todos/pages/plan.server");
  const open = await pageEnd(databaseUrl, OPEN, person.id, ON_A_PAGE);
  const all = await pageEnd(databaseUrl, ALL, person.id, API_LIMIT);
  const cursor = (list: string, id: string) => writeCursor({ userId: person.id, list }, [id]);
  const paths: DeepPaths = {
    page: `/todos?after=${cursor("all", open.last)}`,
    api: `/api/todos?limit=${API_LIMIT}&cursor=${cursor("api all all", all.last)}`,
  };
  const headers = { cookie: person.cookie, accept: "text/html" };
  await expectTodo(url + paths.page, headers, open.next);
  await expectTodo(url + paths.api, { authorization: `Bearer ${person.token}` }, all.next);
  return paths;
}

const ALL = `select id from todo where user_id = $1 and deleted_at is null order by id desc offset $2 limit 2`;
const OPEN = ALL.replace("and deleted_at", "and not completed and deleted_at");

/** The ids of the last todo before page 1,000 and of the first one on it. */
async function pageEnd(databaseUrl: string, text: string, userId: string, onAPage: number) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(text, [userId, (PAGE - 1) * onAPage - 1]);
    return { last: rows[0]!.id, next: rows[1]!.id };
  } finally {
    await client.end();
  }
}

/** A cursor that the app does not know shows the first page instead. */
async function expectTodo(url: string, headers: Record<string, string>, id: string) {
  const answer = await fetch(url, { headers });
  if (!(await answer.text()).includes(id)) throw new Error(`${url} does not show page ${PAGE}.`);
}
