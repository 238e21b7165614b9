import type { DeepPaths } from "../measure/scenarios";
import type { Person } from "./people";

const PAGE = 1000;
const FIRST = { page: "/todos", api: "/api/todos?limit=50" };

/** Goes through a long list page by page, as its reader would, to the addresses of page 1,000. */
export async function findDeepPaths(url: string, { cookie, token }: Person): Promise<DeepPaths> {
  const [page, api] = await Promise.all([
    follow(url, FIRST.page, { cookie, accept: "text/html" }, (html) => {
      const [, path] = /href="(\/todos\?after=[^"]+)"/.exec(html) ?? [];
      return path?.replaceAll("&amp;", "&");
    }),
    follow(url, FIRST.api, { authorization: `Bearer ${token}` }, (json) => {
      const { nextCursor } = JSON.parse(json) as { nextCursor: string | null };
      return nextCursor === null ? undefined : `${FIRST.api}&cursor=${nextCursor}`;
    }),
  ]);
  return { page, api };
}

async function follow(
  url: string,
  from: string,
  headers: Record<string, string>,
  findNext: (body: string) => string | undefined,
) {
  let path = from;
  for (let number = 1; number < PAGE; number += 1) {
    const answer = await fetch(url + path, { headers });
    const next = findNext(await answer.text());
    if (next === undefined) throw new Error(`${path} has no next page, and is only page ${number}.`);
    path = next;
  }
  return path;
}
