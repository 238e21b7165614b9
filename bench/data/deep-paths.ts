import type { DeepPaths } from "../measure/scenarios";
import type { Person } from "./people";

const BEFORE = 999;
const ON_A_PAGE = 50;
const MOST = 100;

/** Goes through a long list as its reader would, to the addresses of page 1,000. */
export async function findDeepPaths(url: string, { cookie, token }: Person): Promise<DeepPaths> {
  const [page, api] = await Promise.all([
    afterPages(url, { cookie }, BEFORE),
    afterTodos(url, { authorization: `Bearer ${token}` }, BEFORE * ON_A_PAGE),
  ]);
  return { page, api };
}

/** By the data that a page's script asks for, which leads on as the page does. */
async function afterPages(url: string, headers: Record<string, string>, pages: number) {
  const path = "/todos";
  let query = "";
  for (let number = 1; number <= pages; number += 1) {
    const body = await read(`${url}${path}.data${query}`, headers);
    // Its own address stands there, too. The quotes are escaped, since it is a text within a text.
    const [, next] = /"More\\",\\"path\\":\\"\/todos(\?after=[\w.-]+)/.exec(body) ?? [];
    if (next === undefined || next === query) throw new Error(`Page ${number} has no next page.`);
    query = next;
  }
  return path + query;
}

async function afterTodos(url: string, headers: Record<string, string>, todos: number) {
  let cursor = "";
  for (let left = todos; left > 0; left -= MOST) {
    const body = await read(`${url}/api/todos?limit=${Math.min(left, MOST)}${cursor}`, headers);
    const { nextCursor } = JSON.parse(body) as { nextCursor: string | null };
    if (nextCursor === null) throw new Error(`The list ends ${left} todos too soon.`);
    cursor = `&cursor=${nextCursor}`;
  }
  return `/api/todos?limit=${ON_A_PAGE}${cursor}`;
}

async function read(url: string, headers: Record<string, string>) {
  const answer = await fetch(url, { headers });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
  return answer.text();
}
