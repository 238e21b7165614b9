import { beforeEach, describe, expect, test } from "vitest";
import type { SignedInUser } from "~/auth/users.server";
import { action, loader } from "~/routes/search";
import { getTodo } from "~/todos/todos.server";
import { answerOf, formRequest, pageRequest } from "../support/requests";
import { bearer, createUser, signIn } from "../support/users";
import { withGroups } from "../support/with-groups";
import { keep } from "../todos/search/kept-todos";

let owner: SignedInUser;
let headers: Headers;

beforeEach(async () => {
  owner = await createUser();
  headers = await signIn(owner);
});

async function visit(path: string, as = headers) {
  const { list, hint } = await loader({ request: pageRequest(path, as), params: {}, context: {} });
  return { list: withGroups(list), hint };
}

const post = (path: string, fields: Record<string, string>, as = headers) =>
  action({ request: formRequest(path, fields, as), params: {}, context: {} });

async function titles(query: string, as?: Headers) {
  const { list } = await visit(`/search?q=${query}`, as);
  return list.groups.flatMap(({ rows }) => rows.map(({ title }) => title));
}

test("signed out, it leads to sign-in and back, and takes no form", async () => {
  const page = await answerOf(visit("/search?q=plan", new Headers()));
  expect(page.headers.get("location")).toBe("/sign-in?redirectTo=%2Fsearch%3Fq%3Dplan");

  const badToken = await signIn(owner);
  badToken.set("authorization", "Bearer a.b.c");
  for (const as of [new Headers(), badToken])
    expect((await answerOf(post("/search", { intent: "delete" }, as))).status).toBe(401);
});

test("it finds what is the user's, by cookie and by token, with the counts and the matches marked", async () => {
  await keep(owner.id, "Café plan", { notes: "with milk" });
  await keep((await createUser()).id, "Café of another");

  for (const as of [headers, await bearer(owner)]) {
    const { list } = await visit("/search?q=cafe%20milk", as);
    expect(list.counts).toMatchObject({ all: 1 });
    expect(list.groups[0]!.rows).toMatchObject([
      {
        title: "Café plan",
        marked: [
          { text: "Café", isMatch: true },
          { text: " plan", isMatch: false },
        ],
        excerpts: [{ from: "Notes" }],
      },
    ]);
  }
});

test("what is found comes in pages, and an address that says nothing useful finds nothing", async () => {
  for (let nth = 0; nth < 60; nth += 1) await keep(owner.id, `Plan ${nth}`);

  const { list } = await visit("/search?q=plan");
  const path = list.groups[0]!.more!.path;
  const next = await visit(path);

  expect(path).toMatch(/^\/search\?q=plan&after=/);
  expect(list.groups[0]!.rows.length + next.list.groups[0]!.rows.length).toBe(60);
  for (const query of ["", "%21%3F", "%00plan", "%ff", "plan&q=other&after=x"]) await titles(query);
  expect(await titles("%00plan")).toEqual([]);
  expect(await titles("plan&after=forged")).toHaveLength(list.groups[0]!.rows.length);
  expect(await titles(`${"plan%20".repeat(500)}`)).toHaveLength(list.groups[0]!.rows.length);
});

test("more words than are looked for find nothing, and the page says so", async () => {
  const words = Array.from({ length: 21 }, (_, place) => `w${place}`);
  await keep(owner.id, words.join(" "));

  expect(await titles(words.slice(1).join("+"))).toHaveLength(1);
  expect(await titles(words.join("+"))).toEqual([]);
  expect((await visit(`/search?q=${words.join("+")}`)).hint).toBe("Use 20 different words or fewer.");
});

describe("a todo that was found", () => {
  test("can be completed and deleted, which leads back to the search", async () => {
    const todoId = await keep(owner.id, "Plan it");

    const completed = await answerOf(
      post("/search?q=plan", { intent: "set-completed", todoId, completed: "true" }),
    );
    expect(completed.headers.get("location")).toMatch(/^\/search\?q=plan\b/);
    expect((await getTodo(owner.id, todoId))?.completed).toBe(true);

    const deleted = await answerOf(post("/search?q=plan", { intent: "delete", todoId }));
    expect(deleted.headers.get("location")).toMatch(/^\/search\?q=plan&/);
    expect(await titles("plan")).toEqual([]);
  });

  test("cannot be touched by anybody else", async () => {
    const todoId = await keep(owner.id, "Plan it");
    const stranger = await signIn(await createUser());

    for (const intent of ["set-completed", "delete"])
      expect(
        (await answerOf(post("/search?q=plan", { intent, todoId, completed: "true" }, stranger))).status,
      ).toBe(403);
    expect(await titles("plan")).toEqual(["Plan it"]);
  });
});
