import type { DeepPaths } from "../measure/scenarios";
import type { Person } from "./people";

const PAGE = 1000;
const API_LIMIT = 50;

/**
 * The addresses of page 1,000, with the cursors that somebody who had gone through all pages before it would have.
 * `settings` are those that the app itself was started with: its own modules make the cursors.
 */
export async function findDeepPaths(
  url: string,
  person: Person,
  settings: Record<string, string>,
): Promise<DeepPaths> {
  Object.assign(process.env, settings);
  const { closeDatabase } = await import("~db/database.server");
  try {
    return await findPaths(url, person);
  } finally {
    await closeDatabase();
  }
}

async function findPaths(url: string, { id: userId, cookie, token }: Person): Promise<DeepPaths> {
  const { momentIn } = await import("~/todos/due/moment.server");
  const { ON_A_PAGE } = await import("~/todos/pages/plan.server");
  const { writeCursor } = await import("~/todos/views/cursor.server");
  const { readPart } = await import("~/todos/views/read-lists.server");
  const { selectionOf, selections } = await import("~/todos/views/selections.server");
  const moment = momentIn(null);

  const find = async (list: string, selection: ReturnType<typeof selectionOf>, onAPage: number) => {
    const { next } = await readPart(userId, moment, { selection, limit: (PAGE - 1) * onAPage });
    const { todos } = await readPart(userId, moment, { selection, limit: 1, after: next! });
    return { cursor: writeCursor({ userId, list }, next!), first: todos[0]!.id };
  };
  const page = await find("all", selections.open(userId), ON_A_PAGE);
  const api = await find("api all all", selectionOf("all", userId, moment, "all"), API_LIMIT);
  const paths = {
    page: `/todos?after=${page.cursor}`,
    api: `/api/todos?limit=${API_LIMIT}&cursor=${api.cursor}`,
  };
  await expectTodo(url + paths.page, { cookie, accept: "text/html" }, page.first);
  await expectTodo(url + paths.api, { authorization: `Bearer ${token}` }, api.first);
  return paths;
}

/** A page that does not know a cursor shows the beginning instead. */
async function expectTodo(url: string, headers: Record<string, string>, id: string) {
  const answer = await fetch(url, { headers });
  if (!(await answer.text()).includes(id)) throw new Error(`${url} does not show page ${PAGE}.`);
}
